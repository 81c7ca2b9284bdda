import type { Schemas } from '@fahuo/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fahuo, useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { count } from '../../core/money.ts'
import { Link } from '../../core/router.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Pill } from '../../parts/pill.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { words } from './words.ts'

/** What WeChat's services could not be told; it holds no shipment up. */
export function Services({ groups }: { groups: Schemas['TroubledServices'][] }) {
  const text = useWords(words)
  return (
    <Card title={text.services} hint={text.services_hint}>
      <ul className="trouble-list">
        {groups.map((group) => (
          <ServiceGroup key={`${group.service} ${group.reason} ${group.errcode}`} group={group} />
        ))}
      </ul>
    </Card>
  )
}

function ServiceGroup({ group }: { group: Schemas['TroubledServices'] }) {
  const text = useWords(words)
  const queries = useQueryClient()
  const may_ship = useMay('ship')
  const { service, reason, errcode, examples } = group
  const retrying = useMutation({
    mutationFn: () => fahuo.retryServices({ service, reason, errcode }),
    onSuccess: ({ retried, left }) =>
      toast(
        [text.retried(count(retried)), left > 0 && text.left(count(left))]
          .filter(Boolean)
          .join(' · '),
      ),
    onError: toastError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['trouble'] }),
  })
  return (
    <li>
      <div>
        <h3>
          {text.service[service]} <Pill tone="amber">{text.pieces(count(group.count))}</Pill>
        </h3>
        <p>{group.cause ?? text.unnamed}</p>
        {group.remedy && <p className="muted">{group.remedy}</p>}
        <p className="muted small trouble-examples">
          {errcode !== null && <span>{text.errcode(errcode)}</span>}
          {examples.map(
            ({ transaction_id, part }) =>
              transaction_id && (
                <Link
                  key={`${transaction_id} ${part}`}
                  className="mono"
                  to={`/orders?q=${transaction_id}`}
                >
                  {transaction_id}
                </Link>
              ),
          )}
        </p>
      </div>
      {may_ship && (
        <Button busy={retrying.isPending} onClick={() => retrying.mutate()}>
          {text.retry}
        </Button>
      )}
    </li>
  )
}

/** Pushes that could not be processed. */
export function Pushes({ groups }: { groups: Schemas['ParkedPushes'][] }) {
  const text = useWords(words)
  const queries = useQueryClient()
  const may_manage = useMay('manage')
  const replaying = useMutation({
    mutationFn: () => fahuo.replayParkedEvents(),
    onSuccess: ({ replayed }) => toast(text.replayed(count(replayed))),
    onError: toastError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['trouble'] }),
  })
  return (
    <Card
      title={text.pushes}
      hint={text.pushes_hint}
      aside={
        may_manage && (
          <Button busy={replaying.isPending} onClick={() => replaying.mutate()}>
            {text.replay}
          </Button>
        )
      }
    >
      <ul className="trouble-list">
        {groups.map((group) => (
          <li key={`${group.event} ${group.error}`}>
            <div>
              <h3>
                <code>{group.event}</code>{' '}
                <Pill tone="amber">{text.pieces(count(group.count))}</Pill>
              </h3>
              {group.error && <p className="muted">{group.error}</p>}
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
