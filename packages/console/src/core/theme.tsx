import {
  createContext,
  use,
  useEffect,
  useLayoutEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react'
import { recall, remember } from '../begin/memory.ts'

export type Theme = 'light' | 'dark'

const Chosen = createContext<{ theme: Theme; choose: (theme: Theme) => void }>({
  theme: 'light',
  choose: () => {},
})

const systemDark = matchMedia('(prefers-color-scheme: dark)')

const themeOf = (chosen: string | null, dark: boolean): Theme =>
  chosen === 'light' || chosen === 'dark' ? chosen : dark ? 'dark' : 'light'

function show(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

// Before anything is drawn: nothing is seen light first.
show(themeOf(recall('theme'), systemDark.matches))

/** Follows the system until somebody chooses. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [chosen, setChosen] = useState(() => recall('theme'))
  const [dark, setDark] = useState(systemDark.matches)
  useEffect(() => {
    const follow = () => setDark(systemDark.matches)
    systemDark.addEventListener('change', follow)
    return () => systemDark.removeEventListener('change', follow)
  }, [])
  const theme = themeOf(chosen, dark)
  useLayoutEffect(() => show(theme), [theme])
  const value = useMemo(
    () => ({
      theme,
      choose(next: Theme) {
        remember('theme', next)
        setChosen(next)
      },
    }),
    [theme],
  )
  return <Chosen value={value}>{children}</Chosen>
}

export const useTheme = () => use(Chosen)
