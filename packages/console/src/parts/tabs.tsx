import { useEffect, useRef, type ReactNode } from 'react'
import { count } from '../core/money.ts'
import { Link } from '../core/router.tsx'

export interface Tab {
  name: string
  label: ReactNode
  /** Where it leads: a place of the console. */
  to: string
  /** A text: it is counted no further. */
  count?: number | string
}

/** Parts of a screen, each with an address of its own. */
export function Tabs({ label, tabs, current }: { label: string; tabs: Tab[]; current: string }) {
  const ref = useRef<HTMLElement>(null)
  // On a phone the one that is shown may lie outside.
  useEffect(() => {
    const nav = ref.current
    const chosen = nav?.querySelector<HTMLElement>('[aria-current]')
    if (nav && chosen)
      nav.scrollLeft =
        chosen.offsetLeft - nav.offsetLeft - (nav.clientWidth - chosen.clientWidth) / 2
  }, [current])
  return (
    <nav ref={ref} className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.name}
          to={tab.to}
          className="tab"
          aria-current={tab.name === current ? 'page' : undefined}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="tab-count number">
              {typeof tab.count === 'number' ? count(tab.count) : tab.count}
            </span>
          )}
        </Link>
      ))}
    </nav>
  )
}
