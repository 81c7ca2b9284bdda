import { openStore, type Store } from './database/database.ts'

/**
 * Opens the database that DATABASE_URL names.
 * @throws Error in words for who set it; the URL, with its password, is not repeated
 */
export function openDatabase(database_url: string): Promise<Store> {
  return openStore(database_url).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : 'unknown'
    throw new Error(
      `The database cannot be opened (${why}). Check DATABASE_URL, and that it is there and this user may write to it.`,
      { cause },
    )
  })
}
