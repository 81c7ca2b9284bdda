import { useId, type ReactNode } from 'react'

interface CardProps {
  title?: ReactNode
  /** Beside the title, quieter. */
  hint?: ReactNode
  /** At the end of the title's line. */
  aside?: ReactNode
  className?: string
  children: ReactNode
}

/** A part of a screen; with a title it is a region of that name. */
export function Card({ title, hint, aside, className = '', children }: CardProps) {
  const id = useId()
  return (
    <section className={`card ${className}`.trim()} aria-labelledby={title ? id : undefined}>
      {title && (
        <header className="card-head">
          <h2 id={id}>{title}</h2>
          {hint && <span className="muted small">{hint}</span>}
          {aside && <div className="card-aside">{aside}</div>}
        </header>
      )}
      {children}
    </section>
  )
}
