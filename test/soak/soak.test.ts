import { expect, it } from 'vitest'
import { sizes } from '../sizes.ts'
import { keepFigures } from '../support/figures.ts'
import { startPostgres } from '../support/postgres.ts'
import { faultsOf, runSoak } from './soak.ts'

it(
  'loses nothing, does nothing twice and does not grow, with all that a shop does at once',
  { timeout: sizes.soak_timeout_ms },
  async () => {
    // Its own: it is restarted.
    const postgres = await startPostgres()
    try {
      const figures = await runSoak({
        minutes: sizes.soak_minutes,
        warm_minutes: sizes.soak_warm_minutes,
        servers: 2,
        database_url: `${postgres.url}/postgres`,
        restartDatabase: postgres.restart,
        say: console.log,
      })
      keepFigures('soak', { ...figures })
      // In so short a time connections to the database that was restarted show, and the system's memory says nothing.
      const bars = { heap_mb_grown: 8, rss_mb_grown: Infinity, descriptors_grown: 40 }
      expect(faultsOf(figures, bars)).toEqual([])
      expect(figures.payments).toBeGreaterThan(0)
      expect(figures.database_restarts).toBeGreaterThan(0)
    } finally {
      await postgres.stop()
    }
  },
)
