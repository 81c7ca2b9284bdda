import { useQuery } from '@tanstack/react-query'
import { fahuo, LIVE_MS } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { Link } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { buttonClass } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Pushes, Services } from './others.tsx'
import { ReasonCard } from './reason-card.tsx'
import './trouble.css'
import { words } from './words.ts'

export default function TroubleScreen() {
  const { language } = useLanguage()
  const text = useWords(words)
  const { data, error, refetch } = useQuery({
    queryKey: ['trouble', language],
    queryFn: () => fahuo.readTrouble(),
    refetchInterval: LIVE_MS,
  })
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />
  const { paused, shipments, services, pushes } = data.trouble
  if (!paused && shipments.length + services.length + pushes.length === 0)
    return (
      <Empty icon="check" title={text.nothing}>
        {text.nothing_hint}
      </Empty>
    )
  return (
    <div className="trouble">
      {paused && (
        <Card title={text.paused} className="trouble-paused">
          <p>{paused.cause}</p>
          <p className="muted">{paused.remedy}</p>
          <p className="muted small">
            {text.errcode(paused.errcode)} · {text.paused_since(timeOf(paused.since))}
          </p>
          <Link className={buttonClass('primary')} to="/settings">
            {text.check_account}
          </Link>
        </Card>
      )}
      {shipments.map((group) => (
        <ReasonCard key={`${group.state} ${group.reason} ${group.errcode}`} group={group} />
      ))}
      {services.length > 0 && <Services groups={services} />}
      {pushes.length > 0 && <Pushes groups={pushes} />}
    </div>
  )
}
