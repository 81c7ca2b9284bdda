import type { ReactNode } from 'react'
import { defineWords, useWords } from '../core/language.tsx'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

const words = defineWords({ zh: { cancel: '取消' }, en: { cancel: 'Cancel' } })

interface FormDialogProps {
  title: ReactNode
  /** What is written on the button that sends it. */
  send: ReactNode
  /** Nothing is sent before. */
  ready: boolean
  busy: boolean
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** A dialog with fields: it is sent by its button or Enter, once. */
export function FormDialog({
  title,
  send,
  ready,
  busy,
  onSend,
  onClose,
  children,
}: FormDialogProps) {
  const { cancel } = useWords(words)
  const go = () => {
    if (ready && !busy) onSend()
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={!ready} busy={busy} onClick={go}>
            {send}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          go()
        }}
      >
        {children}
        {/* Enter in a field sends a form of several only where it has such a button. */}
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
