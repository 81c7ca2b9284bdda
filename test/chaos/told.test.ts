import { expect, it } from 'vitest'
import { sizes } from '../sizes.ts'
import { ENGINES, makeDatabase } from '../support/databases.ts'
import { keepFigures } from '../support/figures.ts'
import { runTold } from './told.ts'

it.each(ENGINES)(
  'tells all that happens and nothing else when it is killed (%s)',
  { timeout: sizes.chaos_timeout_ms },
  async (engine) => {
    const database = await makeDatabase(engine)
    const orders = sizes.told_orders
    const figures = await runTold({
      kills: sizes.told_kills,
      orders,
      servers: engine === 'sqlite' ? 1 : 3,
      database_url: database.url,
      say: console.log,
    })
    await database.remove()
    keepFigures(`told: ${engine}`, { ...figures })
    expect(figures).toMatchObject({
      kills: sizes.told_kills,
      payments: orders,
      forged: 0,
      undelivered: 0,
      unknown_events: 0,
      events_missing: 0,
      told_twice: 0,
      untrue: 0,
      uploads_wrong: 0,
      chances_spent: 0,
      shipped_refunded: 0,
      answered_twice: 0,
      answers_missing: 0,
      answers_resent: 0,
      open: 0,
    })
    expect(figures.failed).toBeGreaterThan(0)
    expect(figures.answers_lost).toBeGreaterThan(0)
  },
)
