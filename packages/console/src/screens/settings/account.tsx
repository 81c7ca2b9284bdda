import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../core/act.ts'
import { fahuo, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Pill } from '../../parts/pill.tsx'
import { Brand } from './brand.tsx'
import { TradeType } from './trade-type.tsx'
import { words } from './words.ts'

export const ACCOUNT = ['account'] as const

/** The account at WeChat. */
export function Account() {
  const text = useWords(words)
  const { language } = useLanguage()
  const may = useMay('manage')
  const { data, error, refetch } = useQuery({
    queryKey: [...ACCOUNT, 'state', language],
    queryFn: () => fahuo.readAccount(),
  })
  const again = useAct(() => fahuo.readAccount({ refresh: true }), [ACCOUNT])
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const { is_trade_managed, is_trade_management_confirmation_completed, trade_type } = data.account
  const checks = [
    { label: text.managed, check: is_trade_managed },
    { label: text.confirmed, check: is_trade_management_confirmation_completed },
  ]
  return (
    <>
      <Card
        title={text.management}
        aside={
          may && (
            <Button busy={again.isPending} onClick={() => again.mutate(undefined)}>
              {text.ask_again}
            </Button>
          )
        }
      >
        <ul className="lines">
          {checks.map(({ label, check }) => (
            <li key={label} className="line">
              <div className="line-main">
                <strong>{label}</strong>
                {check && <span className="muted small">{text.asked(timeOf(check.asked_at))}</span>}
                {check?.cause && <span className="line-error small">{check.cause}</span>}
                {check?.remedy && <span className="remedy muted small">{check.remedy}</span>}
              </div>
              <Answer value={check?.value ?? null} />
            </li>
          ))}
        </ul>
      </Card>
      <Brand />
      <TradeType state={trade_type} />
    </>
  )
}

function Answer({ value }: { value: boolean | null }) {
  const text = useWords(words)
  if (value === null) return <Pill tone="grey">{text.not_said}</Pill>
  return value ? (
    <Pill tone="green" mark="check">
      {text.yes}
    </Pill>
  ) : (
    <Pill tone="red" mark="close">
      {text.no}
    </Pill>
  )
}
