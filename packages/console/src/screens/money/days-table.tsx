import type { Schemas } from '@fahuo/client'
import { useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { words } from './words.ts'

type Day = Schemas['MoneyDay']

/** The days as a table: those with money, the latest expected one last. */
export function DaysTable({ settled, expected }: { settled: Day[]; expected: Day[] }) {
  const text = useWords(words)
  const rows = [
    ...settled.map((day) => ({ ...day, kind: text.settled })),
    ...expected.map((day) => ({ ...day, kind: text.expected })),
  ].filter(({ orders, refunded_amount }) => orders > 0 || refunded_amount > 0)
  return (
    <details className="days-table">
      <summary>{text.as_table}</summary>
      {rows.length === 0 ? (
        <p className="muted">{text.unknown}</p>
      ) : (
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{text.day}</th>
              <th scope="col">{text.step}</th>
              <th scope="col" className="at-end">
                {text.count}
              </th>
              <th scope="col" className="at-end">
                {text.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ day, kind, orders, amount }) => (
              <tr key={`${day} ${kind}`}>
                <th scope="row" className="number">
                  {day}
                </th>
                <td>{kind}</td>
                <td className="at-end number">{count(orders)}</td>
                <td className="at-end number">{yuan(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </details>
  )
}
