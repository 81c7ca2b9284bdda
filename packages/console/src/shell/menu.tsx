import { useState } from 'react'
import { useLanguage, useWords } from '../core/language.tsx'
import { count } from '../core/money.ts'
import { Link } from '../core/router.tsx'
import { Icon } from '../parts/icon.tsx'
import type { Screen } from '../screens.ts'
import { words } from './words.ts'

/** So many screens have a place at the bottom of a phone; the rest is behind one more. */
const TABS = 4

interface MenuProps {
  screens: readonly Screen[]
  current: Screen | undefined
}

/** At the side of a desk, at the bottom of a phone. */
export function Menu({ screens, current }: MenuProps) {
  const text = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <nav className="menu" aria-label={text.menu} data-open={open || undefined}>
      <p className="menu-name" aria-hidden="true">
        {text.name}
      </p>
      <ul className="menu-list" onClick={() => setOpen(false)}>
        {screens.map((screen, index) => (
          <li key={screen.path} className={index < TABS ? undefined : 'menu-behind'}>
            <Entry screen={screen} current={screen === current} />
          </li>
        ))}
      </ul>
      {screens.length > TABS && (
        <button
          type="button"
          className="menu-entry menu-more"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          <Icon name="more" />
          {text.more}
        </button>
      )}
    </nav>
  )
}

function Entry({ screen, current }: { screen: Screen; current: boolean }) {
  const { language } = useLanguage()
  const waiting = screen.useCount?.()
  return (
    <Link to={screen.path} className="menu-entry" aria-current={current ? 'page' : undefined}>
      <Icon name={screen.icon} />
      <span className={screen.short && 'menu-long'}>{screen.name[language]}</span>
      {screen.short && <span className="menu-short">{screen.short[language]}</span>}
      {waiting !== undefined && waiting > 0 && (
        <span className="menu-count number">{waiting > 999 ? '999+' : count(waiting)}</span>
      )}
    </Link>
  )
}
