import { backup, DatabaseSync } from 'node:sqlite'
import { makePrivate } from './private-file.ts'

/**
 * Writes a whole copy of a SQLite file, as it is at one moment, while others write to it.
 * @returns what is wrong with the copy; null: nothing
 */
export async function backUp(file: string, copy: string): Promise<string | null> {
  // Empty, and for this user alone, before anything is in it.
  makePrivate(copy)
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    await backup(database, copy)
  } finally {
    database.close()
  }
  const written = new DatabaseSync(copy, { readOnly: true })
  try {
    const { integrity_check } = written.prepare('pragma integrity_check').get() as {
      integrity_check: string
    }
    return integrity_check === 'ok' ? null : integrity_check
  } finally {
    written.close()
  }
}
