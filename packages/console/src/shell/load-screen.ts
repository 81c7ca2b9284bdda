import { useEffect, useState, type ComponentType } from 'react'
import { options, prefetchSession, wasSignedIn } from '../core/api.ts'
import { firstLanguage } from '../core/language.tsx'
import { readPlace } from '../core/router.tsx'
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

/** Begins with what a visit needs, beside each other and before anything is drawn. */
export function beginVisit(): void {
  const { path, query } = readPlace()
  const screen = path === '/' ? SCREENS[0] : screenAt(path)
  // What the server says is shown as it is.
  options.language = firstLanguage()
  prefetchSession()
  if (!screen) return
  // Whoever was not signed in is not either, most likely: nothing is asked that would be refused.
  if (wasSignedIn()) screen.prefetch?.(query)
  void loadScreen(screen)
}
