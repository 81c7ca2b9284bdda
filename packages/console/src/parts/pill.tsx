import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

export type Tone = 'green' | 'amber' | 'red' | 'blue' | 'grey'

/** A state in a word: its mark says the same as its colour. */
export function Pill({
  tone,
  mark,
  children,
}: {
  tone: Tone
  mark?: IconName
  children: ReactNode
}) {
  return (
    <span className={`pill pill-${tone}`}>
      {mark && <Icon name={mark} size={14} />}
      {children}
    </span>
  )
}
