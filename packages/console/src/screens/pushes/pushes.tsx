import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../core/act.ts'
import { fahuo, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { useQueryState } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Drawer } from '../../parts/dialog.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Pill } from '../../parts/pill.tsx'
import { words } from './words.ts'

type Push = Awaited<ReturnType<typeof fahuo.listEvents>>['events'][number]

/** All that is known of pushes, for the queries. */
export const EVENTS = ['events'] as const

const LOOKS = {
  new: { tone: 'blue', mark: 'clock' },
  done: { tone: 'green', mark: 'check' },
  parked: { tone: 'red', mark: 'warn' },
} as const

/** Pushes, each with what can be done. */
export function List({ pushes }: { pushes: readonly Push[] }) {
  const text = useWords(words)
  const may = useMay('manage')
  const [, change] = useQueryState({ push: '' })
  const again = useReplay()
  return (
    <ul className="lines">
      {pushes.map(({ id, label, received_at, state, tries, error, signed }) => (
        <li key={id} className="line">
          <div className="line-main">
            <strong>{label}</strong>
            <span className="muted small number">{timeOf(received_at)}</span>
            {error !== null && <span className="line-error small">{error}</span>}
          </div>
          <Pill {...LOOKS[state]}>
            {text.states[state]}
            {state !== 'done' && tries > 0 && ` · ${text.tries(tries)}`}
          </Pill>
          {signed === false && <Pill tone="amber">{text.unsigned}</Pill>}
          <Button kind="quiet" onClick={() => change({ push: String(id) })}>
            {text.look}
            <span className="hidden-text"> {id}</span>
          </Button>
          {may && state === 'parked' && (
            <Button busy={again.isPending} onClick={() => again.mutate(id)}>
              {text.replay}
              <span className="hidden-text"> {id}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function useReplay() {
  const text = useWords(words)
  return useAct(
    (id: number) => fahuo.replayEvent({ id }),
    [EVENTS],
    ({ replayed }) => text.replayed(replayed),
  )
}

/** One push: what of it is kept. */
export function OnePush({ id, onClose }: { id: number; onClose: () => void }) {
  const text = useWords(words)
  const may = useMay('manage')
  const { language } = useLanguage()
  const again = useReplay()
  const { data, error } = useQuery({
    queryKey: [...EVENTS, 'one', language, id],
    queryFn: () => fahuo.readEvent({ id }),
  })
  const push = data?.event
  return (
    <Drawer
      title={push?.label ?? text.event}
      onClose={onClose}
      actions={
        may && (
          <Button busy={again.isPending} onClick={() => again.mutate(id)}>
            {text.replay}
          </Button>
        )
      }
    >
      {error && <Failed error={error} />}
      {!push && !error && <Loading />}
      {push && (
        <div className="stack">
          <dl className="facts">
            <dt>{text.event}</dt>
            <dd className="mono">{push.event}</dd>
            <dt>{text.received}</dt>
            <dd>{timeOf(push.received_at)}</dd>
            <dt>{text.result}</dt>
            <dd>
              <Pill {...LOOKS[push.state]}>{text.states[push.state]}</Pill>
            </dd>
            {push.error !== null && (
              <>
                <dt>{text.reason}</dt>
                <dd>{push.error}</dd>
              </>
            )}
          </dl>
          <h3>{text.content}</h3>
          <p className="muted small">{text.content_hint}</p>
          {push.message === null ? (
            <p>{text.damaged}</p>
          ) : (
            <dl className="facts">
              {Object.entries(push.message).map(([name, value]) => (
                <div key={name} className="facts-row">
                  <dt className="mono small">{name}</dt>
                  <dd className="mono small">
                    {typeof value === 'string' ? value : JSON.stringify(value)}
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      )}
    </Drawer>
  )
}
