import { useQuery } from '@tanstack/react-query'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { Card } from '../../parts/card.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import type { Attention } from '../../core/attention.ts'
import { lasting } from './left.ts'
import { words } from './words.ts'

/** As the queue: what was just paid is in both. */
const EVERY_MS = 10_000

const STEPS = [
  'awaiting_shipment',
  'on_the_way',
  'awaiting_settlement',
  'settled_this_month',
] as const

export function MoneyCard() {
  const text = useWords(words)
  const { data, error, refetch } = useQuery({
    queryKey: ['money', 'summary'],
    queryFn: () => fahuo.readMoney({}),
    refetchInterval: EVERY_MS,
  })
  const summary = data?.money.summary
  return (
    <Card title={text.money}>
      {summary ? (
        <>
          <dl className="sums">
            {STEPS.map((step) => (
              <div key={step} className="sum" data-step={step}>
                <dt>{text[step]}</dt>
                <dd className="number">{yuan(summary[step].amount)}</dd>
              </div>
            ))}
          </dl>
          <p className="muted small">
            {text.tomorrow(
              yuan(summary.expected_tomorrow.amount),
              count(summary.expected_tomorrow.orders),
            )}
          </p>
        </>
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Card>
  )
}

/** How the server and its WeChat are. */
export function HealthStrip({ pulse, now }: { pulse: Attention['pulse']; now: number }) {
  const text = useWords(words)
  const { paused, outbox, last_push_at } = pulse
  const pushed =
    last_push_at === null
      ? text.no_push
      : text.last_push(lasting(Math.max(0, (now - last_push_at) / 1000), text))
  return (
    <p className="pulse muted small" data-paused={paused !== null || undefined}>
      <span className="pulse-dot" aria-hidden="true" />
      <span>
        {[
          paused === null ? text.wechat_answers : text.wechat_paused(paused.errcode),
          text.outbox(count(outbox)),
          pushed,
        ].join(' · ')}
      </span>
    </p>
  )
}
