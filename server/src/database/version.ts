/** Which migration a database is at: a server works only on tables that it knows. */
import { sql, type QueryExecutorProvider } from 'kysely'

/** Returns the name of the last migration of a database that has been migrated; null when none has run. */
export async function schemaVersion(db: QueryExecutorProvider): Promise<string | null> {
  const { rows } = await sql<{ name: string | null }>`select max(name) as name
    from kysely_migration`.execute(db)
  return rows[0]?.name ?? null
}
