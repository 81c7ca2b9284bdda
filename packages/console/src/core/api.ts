import { FahuoError, type Schemas } from '@fahuo/client'
import { MutationCache, QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import { fahuo, options, showShop, shownShop } from '../begin/client.ts'
import { takeEarly } from '../begin/early.ts'
import { remember } from '../begin/memory.ts'
import { forgetAnswers } from '../begin/unchanged.ts'

export { fahuo, options }

/** How often what is on the screen is asked for again. */
export const LIVE_MS = 10_000
/** While something is under way. */
export const BUSY_MS = 1000

export const SESSION_KEY = ['session'] as const

/** A session that ended elsewhere ends here, wherever it is noticed. */
function onError(error: unknown): void {
  if (!(error instanceof FahuoError)) return
  if (error.code === 'unauthorized') endSession()
  // The shop was changed in another tab, or is closed to this person: the page begins again.
  if (error.code === 'shop_changed' || error.code === 'shop_closed') beginAgain()
}

/** Loads the page anew: nothing of the former shop stays, not even what is still on its way. */
const beginAgain = () => location.assign('/console/')

/** Changes the shop of the session. */
export async function enterShop(appid: string): Promise<void> {
  await fahuo.enterShop({ appid })
  beginAgain()
}

/** Shows the sign-in. Nothing of who was signed in stays for whoever comes next. */
export function endSession(): void {
  remember('signed-in', 'no')
  // Told while somebody still listens: clearing everything first would leave the old screen there.
  showShop(null)
  queries.setQueryData(SESSION_KEY, null)
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] })
  forgetAnswers()
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError }),
  mutationCache: new MutationCache({ onError }),
  defaultOptions: {
    queries: {
      // The client repeats what may be repeated.
      retry: false,
      staleTime: 2000,
      refetchOnWindowFocus: true,
    },
  },
})

export type Session = Schemas['Session']
export type Role = Session['person']['role']
/** What a person may do. */
export type Right = Session['rights'][number]

async function readSession(): Promise<Session | null> {
  try {
    const session = await takeEarly('session', () => fahuo.readSession())
    const { appid } = session.shop
    const shown = shownShop()
    if (shown !== null && shown !== appid) beginAgain()
    showShop(appid)
    remember('signed-in', 'yes')
    return session
  } catch (error) {
    if (!(error instanceof FahuoError && error.code === 'unauthorized')) throw error
    remember('signed-in', 'no')
    return null
  }
}

const SESSION = { queryKey: SESSION_KEY, queryFn: readSession, staleTime: 60_000 }

/** Asks who is signed in, before anybody shows it. */
export const prefetchSession = (): Promise<void> => queries.prefetchQuery(SESSION)

/** Who is signed in; null: nobody. */
export const useSession = () => useQuery(SESSION)

/** Tells whether the person may do something; the server checks it anyway. */
export function useMay(right: Right): boolean {
  const { data } = useSession()
  return data?.rights.includes(right) ?? false
}

/** What a failed call says to the reader: what happened, and what to do. */
export function wordsOf(error: unknown): { message: string; remedy: string } {
  if (error instanceof FahuoError) return { message: error.message, remedy: error.remedy }
  return { message: error instanceof Error ? error.message : String(error), remedy: '' }
}
