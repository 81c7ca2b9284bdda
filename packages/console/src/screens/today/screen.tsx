import './today.css'
import { useMay } from '../../core/api.ts'
import { useAttention } from '../../core/attention.ts'
import { useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { Link } from '../../core/router.tsx'
import { buttonClass } from '../../parts/button.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { AttentionCard } from './attention.tsx'
import { leftOf } from './left.ts'
import { HealthStrip, MoneyCard } from './money.tsx'
import { QueueCard, useNow } from './queue.tsx'
import { useQueue, type Queue } from './use-queue.ts'
import { words } from './words.ts'

/** The morning's screen: what is to be shipped, what needs a look, where the money is. */
export default function Today() {
  const queue = useQueue()
  const now = useNow()
  const attention = useAttention()
  const { first, query } = queue
  if (!first)
    return query.error ? (
      <Failed error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Loading />
    )
  return (
    <div className="today">
      <Heading first={first} now={now} />
      <QueueCard queue={queue} />
      <div className="today-side">
        {attention.data ? (
          <AttentionCard attention={attention.data} now={now} />
        ) : (
          attention.error && (
            <Failed error={attention.error} onRetry={() => void attention.refetch()} />
          )
        )}
        <MoneyCard />
        {attention.data && <HealthStrip pulse={attention.data.pulse} now={now} />}
      </div>
    </div>
  )
}

function Heading({ first, now }: { first: Queue; now: number }) {
  const text = useWords(words)
  const may_ship = useMay('ship')
  const { today, late, total, orders } = first
  const [start, number, end] = text.to_ship(count(today.orders))
  const oldest = leftOf(orders[0]?.late_at ?? null, now, text)
  return (
    <section className="card today-head">
      <div>
        {today.orders > 0 ? (
          <h2>
            {start}
            <span className="today-number number">{number}</span>
            {end}
          </h2>
        ) : (
          <h2>{total.orders > 0 ? text.later(count(total.orders)) : text.done}</h2>
        )}
        {late.orders > 0 ? (
          <p className="muted">{text.late(count(late.orders), yuan(late.paid_amount))}</p>
        ) : (
          today.orders > 0 && (
            <p className="muted">{text.oldest_left(oldest.words, yuan(today.paid_amount))}</p>
          )
        )}
      </div>
      {may_ship && (
        <Link to="/bulk" className={buttonClass('primary')}>
          <Icon name="bulk" size={18} />
          {text.paste}
          <kbd className="today-key">Ctrl V</kbd>
        </Link>
      )}
    </section>
  )
}
