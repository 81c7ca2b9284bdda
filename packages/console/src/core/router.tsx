import {
  createContext,
  use,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ComponentPropsWithRef,
  type MouseEvent,
  type ReactNode,
} from 'react'
import { BASE, readPlace, valuesOf, type Place } from '../begin/place.ts'

export interface Router extends Place {
  /** Goes to a place, such as `/orders?tab=late`. `replace` leaves no step to come back to. */
  go: (place: string, options?: { replace?: boolean }) => void
}

const Here = createContext<Router>({ ...readPlace(), go: () => {} })

export function RouterProvider({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState(readPlace)
  useEffect(() => {
    const follow = () => setPlace(readPlace())
    addEventListener('popstate', follow)
    return () => removeEventListener('popstate', follow)
  }, [])
  const go = useCallback<Router['go']>((to, { replace = false } = {}) => {
    history[replace ? 'replaceState' : 'pushState'](null, '', hrefOf(to))
    setPlace(readPlace())
  }, [])
  const router = useMemo(() => ({ ...place, go }), [place, go])
  return <Here value={router}>{children}</Here>
}

export const useRouter = (): Router => use(Here)

export const hrefOf = (place: string): string => `${BASE}${place}`

type LinkProps = Omit<ComponentPropsWithRef<'a'>, 'href'> & { to: string }

/** A link inside the console. Ctrl, ⌘ and the middle button open a tab, as everywhere. */
export function Link({ to, onClick, ...rest }: LinkProps) {
  const { go } = useRouter()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0
    if (event.defaultPrevented || elsewhere) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={hrefOf(to)} onClick={follow} />
}

/**
 * What a screen shows, kept in the query. Names that are not in `defaults` belong to others; what
 * equals its default is not written.
 * @returns the values, and what changes some of them (`replace`: no step to come back to)
 */
export function useQueryState<Name extends string>(
  defaults: Readonly<Record<Name, string>>,
): [
  Record<Name, string>,
  (changes: Partial<Record<Name, string>>, options?: { replace?: boolean }) => void,
] {
  const { path, query, go } = useRouter()
  const values = valuesOf(query, defaults)
  const change = (
    changes: Partial<Record<Name, string>>,
    options: { replace?: boolean } = {},
  ): void => {
    // Of the address, not of the last drawing: two changes in one event are both kept.
    const next = new URLSearchParams(location.search)
    for (const [name, value] of Object.entries(changes) as [Name, string | undefined][]) {
      if (value === undefined || value === defaults[name]) next.delete(name)
      else next.set(name, value)
    }
    const search = next.toString()
    go(search ? `${path}?${search}` : path, options)
  }
  return [values, change]
}
