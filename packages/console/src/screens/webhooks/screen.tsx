import '../../parts/lines.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { useQueryState } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Pill } from '../../parts/pill.tsx'
import { NewWebhook } from './new-webhook.tsx'
import { OneWebhook } from './one-webhook.tsx'
import { WEBHOOKS, type Webhook } from './webhooks.ts'
import { words } from './words.ts'

/** Webhooks: where events are posted, how that goes, and what to do about it. */
export default function Webhooks() {
  const text = useWords(words)
  const { language } = useLanguage()
  const may = useMay('settings')
  const [adds, setAdds] = useState(false)
  const [{ webhook: chosen }, change] = useQueryState({ webhook: '' })
  const { data, error, refetch } = useQuery({
    queryKey: [...WEBHOOKS, 'list', language],
    queryFn: () => fahuo.listWebhooks(),
    refetchInterval: LIVE_MS,
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const one = data.webhooks.find(({ id }) => id === chosen)
  return (
    <>
      <Card
        title={text.title}
        hint={text.hint}
        aside={
          may && (
            <Button kind="primary" icon="plus" onClick={() => setAdds(true)}>
              {text.add}
            </Button>
          )
        }
      >
        {data.webhooks.length === 0 && (
          <Empty icon="webhooks" title={text.none}>
            {text.none_more}
          </Empty>
        )}
        <ul className="lines">
          {data.webhooks.map((webhook) => (
            <Line
              key={webhook.id}
              webhook={webhook}
              onOpen={() => change({ webhook: webhook.id })}
            />
          ))}
        </ul>
      </Card>
      {adds && <NewWebhook onClose={() => setAdds(false)} />}
      {one && <OneWebhook webhook={one} onClose={() => change({ webhook: '' })} />}
    </>
  )
}

function Line({ webhook, onOpen }: { webhook: Webhook; onOpen: () => void }) {
  const text = useWords(words)
  const { url, state, reason_text, last_at, last_error_text, deliveries } = webhook
  return (
    <li className="line">
      <div className="line-main">
        <strong className="mono">{url}</strong>
        <span className="muted small">
          {last_at === null ? text.never : text.last(timeOf(last_at))}
        </span>
        {reason_text !== null && <span className="line-error small">{reason_text}</span>}
        {last_error_text !== null && <span className="line-error small">{last_error_text}</span>}
      </div>
      <Pill
        tone={state === 'active' ? 'green' : 'red'}
        mark={state === 'active' ? 'check' : 'warn'}
      >
        {text[state]}
      </Pill>
      {deliveries.pending > 0 && <Pill tone="blue">{text.pending(deliveries.pending)}</Pill>}
      {deliveries.failed > 0 && <Pill tone="red">{text.failed(deliveries.failed)}</Pill>}
      <Button onClick={onOpen}>
        {text.open}
        <span className="hidden-text"> {url}</span>
      </Button>
    </li>
  )
}
