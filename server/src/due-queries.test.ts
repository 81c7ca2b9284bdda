import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { openDatabase } from './database/database.ts'
import { makeDatabase } from './database/engines.testing.ts'
import { OPEN_SERVICE_STATES } from './services/services.ts'
import { OPEN_STATES } from './shipments/states.ts'

/** SQLite compares the condition of a partial index with that of the query, word by word. */
describe('the open states', () => {
  it.each([
    ['shipments', OPEN_STATES],
    ['services', OPEN_SERVICE_STATES],
  ])('of %s stand in the order by which SQLite finds what is due', async (table, states) => {
    const made = await makeDatabase('sqlite')
    const database = await openDatabase(made.url)
    const { rows } = await sql<{ detail: string }>`explain query plan
      select id from ${sql.table(table)} where appid = 'wx' and due_at <= 5
        and state in (${sql.join(states.map((state) => sql.lit(state)))}) order by due_at limit 5`.execute(
      database.db,
    )
    await database.close()
    await made.remove()
    expect(rows.map(({ detail }) => detail).join('\n')).toContain(`${table}_due`)
  })
})
