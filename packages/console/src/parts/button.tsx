import type { ComponentPropsWithRef } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface Look {
  /** `primary`: the one thing to do; `plain`: others; `quiet`: looks like a link; `danger`: spends something. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
}

export const buttonClass = (kind: Look['kind'] = 'plain', more = '') =>
  `button button-${kind} ${more}`.trim()

type ButtonProps = ComponentPropsWithRef<'button'> &
  Look & {
    /** Waits for an answer: cannot be pressed again, keeps its place and its words. */
    busy?: boolean
  }

export function Button({ kind, icon, busy = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind, className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : rest.onClick}
    >
      {icon && <Icon name={icon} size={18} />}
      {children}
    </button>
  )
}

type IconButtonProps = Omit<ComponentPropsWithRef<'button'>, 'children'> & {
  icon: IconName
  /** What it does: read aloud, and shown to a mouse. */
  label: string
}

export function IconButton({ icon, label, className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-button ${className}`.trim()}
      aria-label={label}
      title={label}
    >
      <Icon name={icon} />
    </button>
  )
}
