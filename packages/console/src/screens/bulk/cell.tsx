/** A cell that is mended in place: Enter opens and saves, Escape leaves, arrows move between cells. */
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useWords } from '../../core/language.tsx'
import { isEnter } from '../../parts/field.tsx'
import { words } from './words.ts'

interface CellProps {
  name: string
  value: string
  /** Where it stands, for the arrow keys. */
  at: { row: number; column: number }
  wrong: boolean
  /** What stands there while it is empty. */
  empty: string
  onSave: (value: string) => Promise<boolean>
}

const STEPS: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

function move(event: KeyboardEvent, { row, column }: CellProps['at']): void {
  const step = STEPS[event.key]
  if (!step) return
  const place = `[data-cell="${row + step[0]}.${column + step[1]}"]`
  const next = document.querySelector<HTMLElement>(place)
  if (!next) return
  event.preventDefault()
  next.focus()
}

export function Cell({ name, value, at, wrong, empty, onSave }: CellProps) {
  const text = useWords(words)
  const [draft, setDraft] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const input = useRef<HTMLInputElement>(null)
  const focus_back = useRef(false)
  // Leaving the field saves, and so does Enter: once.
  const saving = useRef(false)
  const editing = draft !== null
  useEffect(() => {
    if (editing) input.current?.select()
    else if (focus_back.current) button.current?.focus()
    focus_back.current = editing
  }, [editing])
  if (draft === null)
    return (
      <button
        ref={button}
        type="button"
        className={`bulk-cell mono${wrong ? ' bulk-wrong' : ''}`}
        data-cell={`${at.row}.${at.column}`}
        aria-label={text.edit(name, value || empty)}
        onClick={() => setDraft(value)}
        onKeyDown={(event) => move(event, at)}
      >
        {value || <span className="muted">{empty}</span>}
      </button>
    )
  const save = async () => {
    if (saving.current) return
    saving.current = true
    if (draft === value || (await onSave(draft))) setDraft(null)
    saving.current = false
  }
  return (
    <input
      ref={input}
      className="input mono bulk-input"
      aria-label={name}
      value={draft}
      autoComplete="off"
      spellCheck={false}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => void save()}
      onKeyDown={(event) => {
        if (isEnter(event)) {
          event.preventDefault()
          void save()
        } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) {
          event.stopPropagation()
          setDraft(null)
        }
      }}
    />
  )
}
