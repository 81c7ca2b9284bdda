import type { Schemas } from '@fahuo/client'
import { useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { Card } from '../../parts/card.tsx'
import { words } from './words.ts'

/** How far the orders of the last 30 days have come: each step as long as its share of the first. */
export function Funnel({ steps }: { steps: Schemas['FunnelStep'][] }) {
  const text = useWords(words)
  const all = Math.max(1, steps[0]?.orders ?? 0)
  return (
    <Card title={text.funnel} hint={text.funnel_hint}>
      <ol className="funnel">
        {steps.map(({ step, orders, amount }) => (
          <li key={step}>
            <div className="funnel-words">
              <span>{text.steps[step]}</span>
              <span className="number">
                {text.orders(count(orders))} <span className="muted small">{yuan(amount)}</span>
              </span>
            </div>
            <svg className="funnel-bar" width="100%" height="10" aria-hidden="true">
              <rect className="funnel-all" width="100%" height="10" rx="5" />
              <rect className="funnel-part" width={`${(100 * orders) / all}%`} height="10" rx="5" />
            </svg>
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** How long each step takes. */
export function StepTimes({ times }: { times: Schemas['StepTime'][] }) {
  const text = useWords(words)
  const days = (value: number | null) => (value === null ? '–' : text.in_days(value))
  return (
    <Card title={text.times} hint={text.times_hint}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{text.step}</th>
            <th scope="col" className="at-end">
              {text.average}
            </th>
            <th scope="col" className="at-end">
              {text.median}
            </th>
            <th scope="col" className="at-end">
              {text.count}
            </th>
          </tr>
        </thead>
        <tbody>
          {times.map(({ step, orders, average_days, median_days }) => (
            <tr key={step}>
              <th scope="row">{text.step_times[step]}</th>
              <td className="at-end number">{days(average_days)}</td>
              <td className="at-end number">{days(median_days)}</td>
              <td className="at-end number">{count(orders)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
