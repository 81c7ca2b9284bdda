import { useSyncExternalStore } from 'react'
import { wordsOf } from '../core/api.ts'
import type { Tone } from './pill.tsx'

interface Toast {
  id: number
  tone: Tone
  text: string
}

const SHOWN_MS = 6000
let toasts: readonly Toast[] = []
let last = 0
const listeners = new Set<() => void>()

function set(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says in passing what was done, or why not; it is read aloud, too. */
export function toast(text: string, tone: Tone = 'green'): void {
  last += 1
  const one = { id: last, tone, text }
  set([...toasts.slice(-2), one])
  setTimeout(() => set(toasts.filter(({ id }) => id !== one.id)), SHOWN_MS)
}

/** Says why a call failed, and what to do. */
export function toastError(error: unknown): void {
  const { message, remedy } = wordsOf(error)
  toast([message, remedy].filter(Boolean).join('\n'), 'red')
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  return (
    <div className="toasts" role="status">
      {shown.map(({ id, tone, text }) => (
        <p key={id} className={`toast pill-${tone}`}>
          {text}
        </p>
      ))}
    </div>
  )
}
