import type { Schemas } from '@fahuo/client'
import { useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Pill, type Tone } from '../../parts/pill.tsx'
import { words } from './words.ts'

type Answer = Schemas['ComplaintAnswer']

const TONES: Record<Answer['state'], Tone> = {
  sending: 'blue',
  done: 'green',
  refused: 'red',
  unknown: 'amber',
  not_taken: 'amber',
}

/** Whether nobody knows yet what became of an answer: no other one is sent meanwhile. */
export const isUnderWay = ({ state }: Answer) => state === 'sending' || state === 'unknown'

/** What was answered, and what became of it at WeChat. */
export function Answers({ answers }: { answers: Answer[] }) {
  const text = useWords(words)
  if (answers.length === 0) return null
  return (
    <section>
      <h3>{text.answers}</h3>
      <ol className="complaint-history">
        {answers.map(({ id, action, content, state, errcode, sent_at }) => (
          <li key={id}>
            <span className="muted small number">{timeOf(sent_at)}</span>
            <p>
              <strong>{text.actions[action]}</strong>{' '}
              <Pill tone={TONES[state]}>{text.states[state]}</Pill>{' '}
              {errcode !== null && errcode !== 0 && (
                <span className="muted small">{text.errcode(errcode)}</span>
              )}
            </p>
            {content && <p className="complaint-text">{content}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
