import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Copyable } from './copy.tsx'
import { Dialog } from './dialog.tsx'

interface ShownOnceProps {
  title: string
  /** What cannot be shown again. */
  text: string
  /** What it is, for who does not see it. */
  label: string
  /** What is written on the button that leaves. */
  done: ReactNode
  onClose: () => void
  children: ReactNode
}

/** A secret or link that is shown now or never: only its button leaves, no click beside it. */
export function ShownOnce({ title, text, label, done, onClose, children }: ShownOnceProps) {
  return (
    <Dialog
      title={title}
      actions={
        <Button kind="primary" onClick={onClose}>
          {done}
        </Button>
      }
    >
      <div className="stack">
        <Copyable text={text} label={label} />
        {children}
      </div>
    </Dialog>
  )
}
