import type { Schemas } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { fahuo, LIVE_MS } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { Link, useQueryState, useRouter } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Card } from '../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { ComplaintDrawer } from './complaint-drawer.tsx'
import './complaints.css'
import { TimeLeft } from './time-left.tsx'
import { words } from './words.ts'

type Listed = Schemas['ListedComplaint']
type State = 'open' | 'closed'

/** As many as a screen shows: more are found by their order. */
const SHOWN = 200

/** Those with the least time first; then those that wait for others. */
const byTimeLeft = (one: Listed, other: Listed) =>
  (one.answer_by ?? Infinity) - (other.answer_by ?? Infinity) || other.create_time - one.create_time

export default function ComplaintsScreen() {
  const { path, go } = useRouter()
  const text = useWords(words)
  const [query] = useQueryState({ state: 'open' })
  const state: State = query.state === 'closed' ? 'closed' : 'open'
  const search = state === 'closed' ? '?state=closed' : ''
  const [, , open_id] = path.split('/')
  return (
    <div className="complaints">
      <Tabs
        label={text.which}
        current={state}
        tabs={[
          { name: 'open', label: text.open, to: '/complaints' },
          { name: 'closed', label: text.closed, to: '/complaints?state=closed' },
        ]}
      />
      <List state={state} search={search} />
      {open_id && (
        <ComplaintDrawer
          key={open_id}
          complaint_order_id={open_id}
          onClose={() => go(`/complaints${search}`)}
        />
      )}
    </div>
  )
}

function List({ state, search }: { state: State; search: string }) {
  const text = useWords(words)
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['complaints', state, language],
    queryFn: () => fahuo.listComplaints({ state, limit: SHOWN }),
    refetchInterval: LIVE_MS,
  })
  if (!data) return error ? <Failed error={error} onRetry={() => void refetch()} /> : <Loading />
  if (data.complaints.length === 0)
    return (
      <Empty icon="check" title={state === 'open' ? text.none_open : text.none_closed}>
        {text.none_hint}
      </Empty>
    )
  return (
    <Card>
      <ul className="complaint-list">
        {data.complaints.toSorted(byTimeLeft).map((complaint) => (
          <li key={complaint.complaint_order_id}>
            <Link to={`/complaints/${complaint.complaint_order_id}${search}`}>
              <TimeLeft complaint={complaint} />
              <span className="complaint-words">
                <strong>{complaint.status_text}</strong>
                <span className="muted small">
                  {text.opened(timeOf(complaint.create_time * 1000))}
                </span>
              </span>
              <span className="mono small">
                {complaint.out_trade_no || complaint.transaction_id}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
