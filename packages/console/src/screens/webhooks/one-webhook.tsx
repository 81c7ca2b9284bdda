import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Drawer } from '../../parts/dialog.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Pill } from '../../parts/pill.tsx'
import { toast } from '../../parts/toast.tsx'
import { eventTypes, type EventType } from './event-types.ts'
import { Secret } from './new-webhook.tsx'
import { WEBHOOKS, type Webhook } from './webhooks.ts'
import { words } from './words.ts'

const LOOKS = {
  pending: { tone: 'blue', mark: 'clock' },
  delivered: { tone: 'green', mark: 'check' },
  failed: { tone: 'red', mark: 'warn' },
} as const

/** One webhook: what it was sent, and what can be done with it. */
export function OneWebhook({ webhook, onClose }: { webhook: Webhook; onClose: () => void }) {
  const text = useWords(words)
  const names = useWords(eventTypes)
  const may = useMay('settings')
  const { url, state, reason_text, events, last_at, last_status, last_error_text } = webhook
  return (
    <Drawer title={<span className="mono">{url}</span>} onClose={onClose}>
      <div className="stack">
        <div>
          <Pill
            tone={state === 'active' ? 'green' : 'red'}
            mark={state === 'active' ? 'check' : 'warn'}
          >
            {text[state]}
          </Pill>{' '}
          {reason_text}
        </div>
        <p className="muted small">
          {last_at === null ? text.never : text.last(timeOf(last_at))}
          {last_status !== null && ` · ${text.answered(last_status)}`}
          {last_error_text !== null && ` · ${last_error_text}`}
        </p>
        <p className="small">
          {text.events}:{' '}
          {events.includes('*')
            ? text.every
            : events.map((type) => names[type as EventType]).join(', ')}
        </p>
        {may && <Actions webhook={webhook} onClose={onClose} />}
        <Deliveries webhook={webhook} />
      </div>
    </Drawer>
  )
}

function Actions({ webhook: { id, state }, onClose }: { webhook: Webhook; onClose: () => void }) {
  const text = useWords(words)
  const [asks, setAsks] = useState<'rotate' | 'remove' | null>(null)
  const test = useAct(async () => {
    const { delivered, status, error_text, duration_ms } = await fahuo.testWebhook({ id })
    toast(
      delivered ? text.delivered(status, duration_ms) : (error_text ?? ''),
      delivered ? 'green' : 'red',
    )
  }, [WEBHOOKS])
  const turn = useAct(
    () => fahuo.changeWebhook({ id, state: state === 'active' ? 'off' : 'active' }),
    [WEBHOOKS],
    () => text.switched,
  )
  const rotate = useAct(
    (overlap_seconds: number) => fahuo.rotateWebhookSecret({ id, overlap_seconds }),
    [WEBHOOKS],
  )
  const remove = useAct(
    async () => {
      await fahuo.deleteWebhook({ id })
      onClose()
    },
    [WEBHOOKS],
    () => text.removed,
  )
  if (rotate.data)
    return <Secret secret={rotate.data.webhook.secret} onClose={() => rotate.reset()} />
  if (asks === 'rotate')
    return (
      <div className="stack">
        <p>{text.rotate_more}</p>
        <div className="actions">
          <Button busy={rotate.isPending} onClick={() => rotate.mutate(86_400)}>
            {text.rotate_day}
          </Button>
          <Button kind="danger" busy={rotate.isPending} onClick={() => rotate.mutate(0)}>
            {text.rotate_now}
          </Button>
          <Button onClick={() => setAsks(null)}>{text.cancel}</Button>
        </div>
      </div>
    )
  if (asks === 'remove')
    return (
      <div className="stack">
        <p>{text.remove_more}</p>
        <div className="actions">
          <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
            {text.remove}
          </Button>
          <Button onClick={() => setAsks(null)}>{text.cancel}</Button>
        </div>
      </div>
    )
  return (
    <div className="actions">
      <Button
        kind={state === 'active' ? 'plain' : 'primary'}
        busy={turn.isPending}
        onClick={() => turn.mutate(undefined)}
      >
        {state === 'active' ? text.switch_off : text.switch_on}
      </Button>
      <Button busy={test.isPending} onClick={() => test.mutate(undefined)}>
        {text.test}
      </Button>
      <Button onClick={() => setAsks('rotate')}>{text.rotate}</Button>
      <Button kind="danger" onClick={() => setAsks('remove')}>
        {text.remove}
      </Button>
    </div>
  )
}

function Deliveries({ webhook: { id } }: { webhook: Webhook }) {
  const text = useWords(words)
  const names = useWords(eventTypes)
  const { language } = useLanguage()
  const may = useMay('manage')
  const { data, error, refetch } = useQuery({
    queryKey: [...WEBHOOKS, 'deliveries', language, id],
    queryFn: () => fahuo.listWebhookDeliveries({ id, limit: 50 }),
    refetchInterval: LIVE_MS,
  })
  const again = useAct(
    (event: string) => fahuo.resendEvent({ id: event, webhook: id }),
    [WEBHOOKS],
    ({ resent }) => text.resent(resent),
  )
  return (
    <section>
      <h3>{text.deliveries}</h3>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data?.deliveries.length === 0 && <p className="muted">{text.no_deliveries}</p>}
      <ul className="lines">
        {data?.deliveries.map((one) => (
          <li key={one.event_id} className="line">
            <div className="line-main">
              <strong>{names[one.type as EventType] ?? one.type}</strong>
              <span className="muted small number">
                {timeOf(one.tried_at ?? one.due_at)}
                {one.tries > 0 && ` · ${text.tries(one.tries)}`}
                {one.status !== null && ` · ${text.answered(one.status)}`}
              </span>
              {one.error_text !== null && (
                <span className="line-error small">{one.error_text}</span>
              )}
            </div>
            <Pill {...LOOKS[one.state]}>{text.states[one.state]}</Pill>
            {may && one.state !== 'pending' && (
              <Button busy={again.isPending} onClick={() => again.mutate(one.event_id)}>
                {text.resend}
                <span className="hidden-text"> {one.seq}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
