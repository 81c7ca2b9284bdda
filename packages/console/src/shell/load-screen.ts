import { useEffect, useState, type ComponentType } from 'react'
import { recall } from '../begin/memory.ts'
import { readPlace } from '../begin/place.ts'
import { prefetchSession } from '../core/api.ts'
import { screenAt, SCREENS, type Screen } from '../screens.ts'

type Loaded = { View: ComponentType } | { error: unknown }

const loading = new Map<Screen, Promise<Loaded>>()
const loaded = new Map<Screen, Loaded>()

/** Loads a screen's code once. Never throws: what went wrong is part of what it returns. */
function loadScreen(screen: Screen): Promise<Loaded> {
  const known = loading.get(screen)
  if (known) return known
  const result = screen
    .load()
    .then((module) => ({ View: module.default }))
    .catch((error: unknown) => ({ error }))
  loading.set(screen, result)
  void result.then((it) => loaded.set(screen, it))
  return result
}

/**
 * Returns a screen's component; undefined while it is being loaded. Not by React's `lazy`: what follows
 * a fallback of its Suspense is kept back for 300 ms, however early it came.
 * @throws what the loading threw
 */
export function useScreen(screen: Screen): ComponentType | undefined {
  const [now, setNow] = useState(() => loaded.get(screen))
  useEffect(() => {
    let here = true
    void loadScreen(screen).then((it) => here && setNow(it))
    return () => {
      here = false
    }
  }, [screen])
  if (now && 'error' in now) throw now.error
  return now?.View
}

/**
 * Waits for what is drawn first: who is signed in, the screen's code, its rows. Most of it was asked
 * for before this code was there; each page is drawn once then, not in three steps.
 * @param longest milliseconds; then the page says that it is loading
 */
export async function beginVisit(longest: number): Promise<void> {
  const { path, query } = readPlace()
  const screen = path === '/' ? SCREENS[0] : screenAt(path)
  const signed_in = recall('signed-in') === 'yes'
  const begun: Promise<unknown>[] = [prefetchSession()]
  if (screen) begun.push(loadScreen(screen))
  if (signed_in && screen?.prefetch) begun.push(screen.prefetch(query))
  await Promise.race([Promise.allSettled(begun), new Promise((done) => setTimeout(done, longest))])
}
