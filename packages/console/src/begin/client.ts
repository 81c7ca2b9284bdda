import { createFahuo, type FahuoOptions } from '@fahuo/client'
import { fetchUnchanged } from './unchanged.ts'

/** The shop on the screen; null: not known yet. */
let shown: string | null = null

export const shownShop = (): string | null => shown

export function showShop(appid: string | null): void {
  shown = appid
}

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
