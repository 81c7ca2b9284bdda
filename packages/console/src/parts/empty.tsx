import type { ReactNode } from 'react'
import { wordsOf } from '../core/api.ts'
import { defineWords, useWords } from '../core/language.tsx'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'

const words = defineWords({
  zh: { loading: '正在读取…', again: '再试一次' },
  en: { loading: 'Loading…', again: 'Try again' },
})

/** What stands where there is nothing. */
export function Empty({
  icon,
  title,
  children,
}: {
  icon: IconName
  title: string
  children?: ReactNode
}) {
  return (
    <div className="empty">
      <Icon name={icon} size={32} />
      <p className="empty-title">{title}</p>
      {children && <div className="muted">{children}</div>}
    </div>
  )
}

export function Loading() {
  return (
    <p className="empty muted" role="status">
      {useWords(words).loading}
    </p>
  )
}

/** What failed, what to do, and a way to try again. */
export function Failed({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { message, remedy } = wordsOf(error)
  const { again } = useWords(words)
  return (
    <div className="empty" role="alert">
      <Icon name="warn" size={32} />
      <p className="empty-title">{message}</p>
      {remedy && <p className="muted">{remedy}</p>}
      {onRetry && <Button onClick={onRetry}>{again}</Button>}
    </div>
  )
}
