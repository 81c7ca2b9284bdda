import type { Schemas } from '@fahuo/client'
import { useWords } from '../../core/language.tsx'
import { Pill } from '../../parts/pill.tsx'
import { Ring } from '../../parts/ring.tsx'
import { words } from './words.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000

/** WeChat gives the merchant two days. */
const WHOLE_MS = 48 * HOUR_MS
const SOON_MS = 12 * HOUR_MS

/** How much time is left to answer: in a ring and in words. */
export function TimeLeft({ complaint }: { complaint: Schemas['ListedComplaint'] }) {
  const text = useWords(words)
  const { answer_by, turn } = complaint
  if (answer_by === null)
    return (
      <span className="time-left">
        <Pill tone={turn === 'merchant' ? 'amber' : 'grey'}>
          {turn === 'merchant' ? text.no_deadline : text.waits_for[turn]}
        </Pill>
      </span>
    )
  const left_ms = answer_by * 1000 - Date.now()
  const tone = left_ms < SOON_MS ? 'red' : left_ms < WHOLE_MS / 2 ? 'amber' : 'green'
  const words_left =
    left_ms <= 0
      ? text.overdue
      : left_ms < HOUR_MS
        ? text.minutes_left(String(Math.ceil(left_ms / MINUTE_MS)))
        : text.hours_left(String(Math.floor(left_ms / HOUR_MS)))
  return (
    <span className="time-left">
      <Ring part={1 - left_ms / WHOLE_MS} tone={tone} />
      <Pill tone={tone}>{words_left}</Pill>
    </span>
  )
}
