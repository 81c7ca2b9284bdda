import type { Schemas } from '@fahuo/client'
import { useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { Card } from '../../parts/card.tsx'
import { words } from './words.ts'

/** Money by merchant number. */
export function Payees({ payees }: { payees: Schemas['PayeeMoney'][] }) {
  const text = useWords(words)
  const columns = [
    ['awaiting_shipment', text.places.awaiting_shipment],
    ['on_the_way', text.places.on_the_way],
    ['awaiting_settlement', text.places.awaiting_settlement],
    ['settled_30_days', text.settled_30],
  ] as const
  return (
    <Card title={text.payees}>
      {payees.length === 0 ? (
        <p className="muted">{text.unknown}</p>
      ) : (
        <table className="plain-table stacked-table">
          <thead>
            <tr>
              <th scope="col">{text.payee}</th>
              {columns.map(([name, label]) => (
                <th key={name} scope="col" className="at-end">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {payees.map((payee) => (
              <tr key={`${payee.merchant_id} ${payee.sub_merchant_id}`}>
                <th scope="row">
                  <span className="mono">{payee.merchant_id}</span>
                  {payee.sub_merchant_id && (
                    <span className="muted small"> {text.sub_payee(payee.sub_merchant_id)}</span>
                  )}
                </th>
                {columns.map(([name, label]) => (
                  <td key={name} className="at-end number" data-label={label}>
                    {yuan(payee[name].amount)}{' '}
                    <span className="muted small">{text.orders(count(payee[name].orders))}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
