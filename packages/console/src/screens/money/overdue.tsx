import type { Schemas } from '@fahuo/client'
import { useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { Link } from '../../core/router.tsx'
import { dayOf } from '../../begin/time.ts'
import { Card } from '../../parts/card.tsx'
import { Pill } from '../../parts/pill.tsx'
import { words } from './words.ts'

/** What has not come when WeChat expected it, by why, with the orders. */
export function Overdue({ overdue }: { overdue: Schemas['OverdueMoney'] }) {
  const text = useWords(words)
  const { total, reasons, first } = overdue
  return (
    <Card
      title={text.overdue}
      hint={text.overdue_hint}
      aside={
        total.orders > 0 && (
          <Pill tone="amber" mark="warn">
            {yuan(total.amount)} · {text.orders(count(total.orders))}
          </Pill>
        )
      }
    >
      {total.orders === 0 && <p className="muted">{text.no_overdue}</p>}
      {reasons.map((sum) => (
        <section key={sum.reason} className="overdue-reason">
          <h3>
            {sum.message} <span className="number">{yuan(sum.amount)}</span>{' '}
            <span className="muted small">{text.orders(count(sum.orders))}</span>
          </h3>
          <p className="muted small">
            {sum.remedy}{' '}
            {sum.reason === 'in_dispute' && <Link to="/complaints">{text.see_complaint}</Link>}
          </p>
          <ul className="overdue-orders small">
            {first
              .filter(({ reason }) => reason === sum.reason)
              .map((order) => (
                <li key={order.transaction_id}>
                  <Link className="mono" to={`/orders?q=${order.transaction_id}`}>
                    {order.merchant_trade_no || order.transaction_id}
                  </Link>
                  <span className="number">{yuan(order.amount)}</span>
                  <span className="muted number">
                    {text.expected_at(dayOf(order.estimated_settlement_time * 1000))}
                  </span>
                </li>
              ))}
          </ul>
        </section>
      ))}
      {total.orders > first.length && <p className="muted small">{text.first(first.length)}</p>}
    </Card>
  )
}
