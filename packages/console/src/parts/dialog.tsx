import { useEffect, useId, useRef, type ReactNode } from 'react'
import { defineWords, useWords } from '../core/language.tsx'
import { IconButton } from './button.tsx'

const words = defineWords({ zh: { close: '关闭' }, en: { close: 'Close' } })

interface DialogProps {
  title: ReactNode
  /** By the close button, Escape, or a click beside it; without it only what its actions do closes it. */
  onClose?: () => void
  /** At its foot: what can be done. */
  actions?: ReactNode
  /** `dialog`: in the middle; `drawer`: at the side, as high as the window; `wide`: for tables. */
  kind?: 'dialog' | 'drawer' | 'wide'
  children: ReactNode
}

/** The browser's own modal dialog, open as long as it is drawn: it keeps the focus and gives it back. */
export function Dialog({ title, onClose, actions, kind = 'dialog', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  const { close } = useWords(words)
  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    return () => dialog?.close()
  }, [])
  return (
    <dialog
      ref={ref}
      className={`dialog dialog-${kind}`}
      aria-labelledby={id}
      onCancel={(event) => {
        // Escape leaves by the same way as the button, or not at all.
        if (event.target !== ref.current) return
        event.preventDefault()
        onClose?.()
      }}
      onMouseDown={(event) => {
        if (event.target === ref.current) onClose?.()
      }}
    >
      <div className="dialog-sheet">
        <header className="dialog-head">
          <h2 id={id}>{title}</h2>
          {onClose && <IconButton icon="close" label={close} onClick={onClose} />}
        </header>
        {/* What is longer than the window is scrolled by the keyboard, too. */}
        <div className="dialog-body" tabIndex={0}>
          {children}
        </div>
        {actions && <footer className="dialog-foot">{actions}</footer>}
      </div>
    </dialog>
  )
}

/** A dialog at the side. */
export const Drawer = (props: Omit<DialogProps, 'kind'>) => <Dialog {...props} kind="drawer" />
