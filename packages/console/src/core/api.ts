import { createFahuo, FahuoError, type FahuoOptions, type Schemas } from '@fahuo/client'
import { MutationCache, QueryCache, QueryClient, useQuery } from '@tanstack/react-query'
import { recall, remember } from './memory.ts'
import { fetchUnchanged, forgetAnswers } from './unchanged.ts'

/** The shop on the screen; null: not known yet. */
let shown: string | null = null

/** Says which shop is on the screen: where another tab has changed it, the server does nothing. */
const fetchForShop: typeof fetch = (input, init = {}) => {
  const headers = new Headers(init.headers)
  if (shown !== null) headers.set('x-fahuo-shop', shown)
  return fetchUnchanged(input, { ...init, headers })
}

/** The server is the one that served this page; the language is that of the reader. */
export const options: FahuoOptions & { language: 'zh' | 'en' } = {
  url: '',
  language: 'zh',
  fetch: fetchForShop,
  // Whoever looks at the screen is told at once, and tries again by hand.
  retries: 1,
  patience_ms: 5000,
}

/** The merchant API as typed functions. They throw a FahuoError, whose words can be shown. */
export const fahuo = createFahuo(options)

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
  shown = null
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
    const session = await fahuo.readSession()
    const { appid } = session.shop
    if (shown !== null && shown !== appid) beginAgain()
    shown = appid
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
export const prefetchSession = (): void => void queries.prefetchQuery(SESSION)

/** Whether somebody was signed in here when it was asked last; the server alone knows whether they are. */
export const wasSignedIn = (): boolean => recall('signed-in') === 'yes'

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
