import type { Schemas } from '@fahuo/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { useQueryState } from '../../core/router.tsx'
import { Card } from '../../parts/card.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { DaysChart } from './days-chart.tsx'
import { DaysTable } from './days-table.tsx'
import { Export } from './export.tsx'
import { Funnel, StepTimes } from './funnel.tsx'
import { Overdue } from './overdue.tsx'
import { Payees } from './payees.tsx'
import './money.css'
import { words } from './words.ts'

const AHEAD = ['7', '14', '30']
const PLACES = [
  'awaiting_shipment',
  'on_the_way',
  'awaiting_settlement',
  'settled_this_month',
  'expected_tomorrow',
] as const

export default function MoneyScreen() {
  const { language } = useLanguage()
  const [{ ahead }] = useQueryState({ ahead: '14' })
  const days_ahead = Number(AHEAD.includes(ahead) ? ahead : '14')
  const may_export = useMay('export')
  const { data, error, refetch } = useQuery({
    queryKey: ['money', language, days_ahead],
    queryFn: () => fahuo.readMoney({ days_ahead }),
    refetchInterval: LIVE_MS * 3,
    placeholderData: keepPreviousData,
  })
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />
  const { money } = data
  return (
    <div className="money">
      <Summary summary={money.summary} />
      <Days money={money} ahead={String(days_ahead)} />
      <Overdue overdue={money.overdue} />
      <div className="money-pair">
        <Funnel steps={money.funnel} />
        <StepTimes times={money.step_times} />
      </div>
      <Payees payees={money.payees} />
      {may_export && <Export />}
    </div>
  )
}

function Summary({ summary }: { summary: Schemas['MoneySummary'] }) {
  const text = useWords(words)
  return (
    <Card title={text.summary}>
      <dl className="money-places">
        {PLACES.map((place) => (
          <div key={place}>
            <dt className="muted small">{text.places[place]}</dt>
            <dd>
              <span className="money-amount number">{yuan(summary[place].amount)}</span>
              <span className="muted small">{text.orders(count(summary[place].orders))}</span>
              {summary[place].refunded_amount > 0 && (
                <span className="muted small">
                  {text.refunded(yuan(summary[place].refunded_amount))}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}

function Days({ money, ahead }: { money: Schemas['Money']; ahead: string }) {
  const text = useWords(words)
  const { expected, settled_untold } = money
  const rest = [
    ['later', expected.later],
    ['held', expected.held],
    ['untold', expected.untold],
    ['settled_untold', settled_untold],
  ] as const
  const some = rest.filter(([, sum]) => sum.orders > 0)
  return (
    <Card
      title={text.days}
      hint={text.days_hint}
      aside={
        <Tabs
          label={text.ahead}
          current={ahead}
          tabs={AHEAD.map((days) => ({
            name: days,
            label: text.ahead_days(days),
            to: days === '14' ? '/money' : `/money?ahead=${days}`,
          }))}
        />
      }
    >
      <DaysChart settled={money.settled_days} expected={expected.days} />
      <p className="muted small">{expected.basis}</p>
      {some.length > 0 && (
        <dl className="money-rest small">
          <dt>{text.not_in_days}</dt>
          {some.map(([name, sum]) => (
            <dd key={name}>
              {text[name]} <strong className="number">{yuan(sum.amount)}</strong>{' '}
              <span className="muted">{text.orders(count(sum.orders))}</span>
            </dd>
          ))}
        </dl>
      )}
      <DaysTable settled={money.settled_days} expected={expected.days} />
    </Card>
  )
}
