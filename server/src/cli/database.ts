import { existsSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { backUp } from '../store/backup.ts'
import { copyDatabase } from '../store/copy.ts'
import { openStore } from '../store/store.ts'
import { loadConfig } from './settings.ts'
import { CliError } from './words.ts'

/**
 * Writes a whole copy of the SQLite database while the server runs.
 * @throws CliError when it is PostgreSQL, which has tools of its own
 */
export async function backupCommand(file: string): Promise<void> {
  const { DATABASE_URL } = loadConfig()
  if (/^postgres(ql)?:/.test(DATABASE_URL))
    throw new CliError('This is PostgreSQL: use pg_dump, or the backups of who runs it for you.')
  if (!existsSync(DATABASE_URL)) throw new CliError(`There is no database at ${DATABASE_URL}.`)
  if (existsSync(file)) throw new CliError(`${file} is there already; choose another name.`)
  const wrong = await backUp(DATABASE_URL, file)
  if (wrong !== null) throw new CliError(`The copy is damaged: ${wrong}`)
  console.log(`${file} is whole. To restore it, stop the server and put it at ${DATABASE_URL}.`)
}

/** Copies everything into another database: from SQLite to PostgreSQL, for instance. */
export async function migrateTo(database_url: string): Promise<void> {
  const { DATABASE_URL } = loadConfig()
  if (DATABASE_URL === database_url) throw new CliError('That is the database it is in already.')
  const from = await openStore(DATABASE_URL)
  const to = await openStore(database_url).catch(async (error: Error) => {
    await from.close()
    throw new CliError(`The other database cannot be opened: ${error.message}`)
  })
  const bar = new SingleBar({ format: '{table} {bar} {value}/{total}', hideCursor: true })
  try {
    await copyDatabase(from, to, (table, copied, all) => {
      if (copied <= 500) bar.start(all, copied, { table: table.padEnd(18) })
      bar.update(copied)
      if (copied >= all) bar.stop()
    })
  } catch (error) {
    throw new CliError(error instanceof Error ? error.message : 'it could not be copied')
  } finally {
    bar.stop()
    await Promise.all([from.close(), to.close()])
  }
  console.log('Copied. Set DATABASE_URL to the other database and start the server.')
}
