import type { Schemas } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { BUSY_MS, fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { Link } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Drawer } from '../../parts/dialog.tsx'
import { AnswerForm } from './answer-form.tsx'
import { Answers, isUnderWay } from './answers.tsx'
import { Contact } from './contact.tsx'
import { Pictures } from './pictures.tsx'
import { TimeLeft } from './time-left.tsx'
import { words } from './words.ts'

type Complaint = Schemas['Complaint']

interface DrawerProps {
  complaint_order_id: string
  onClose: () => void
}

/** One complaint: what the buyer wants, what happened, and the answer. */
export function ComplaintDrawer({ complaint_order_id, onClose }: DrawerProps) {
  const text = useWords(words)
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['complaint', complaint_order_id, language],
    queryFn: () => fahuo.readComplaint({ complaint_order_id }),
    refetchInterval: ({ state }) => {
      const complaint = state.data?.complaint
      const busy = complaint && (complaint.detail === null || complaint.answers.some(isUnderWay))
      return busy ? BUSY_MS : LIVE_MS
    },
  })
  return (
    <Drawer title={text.number(complaint_order_id)} onClose={onClose}>
      {data ? (
        <Shown complaint={data.complaint} />
      ) : error ? (
        <Failed error={error} onRetry={() => void refetch()} />
      ) : (
        <Loading />
      )}
    </Drawer>
  )
}

function Shown({ complaint }: { complaint: Complaint }) {
  const text = useWords(words)
  const may_answer = useMay('manage')
  // Links of pictures that were read anew with the contact.
  const [fresh, setFresh] = useState<Complaint['detail']>(null)
  const { answer_by, transaction_id, out_trade_no } = complaint
  const detail = fresh ?? complaint.detail
  return (
    <div className="complaint">
      <div className="complaint-state">
        <TimeLeft complaint={complaint} />
        <strong>{complaint.status_text}</strong>
      </div>
      {answer_by !== null && <p className="muted">{text.answer_by(timeOf(answer_by * 1000))}</p>}
      <dl className="complaint-facts">
        <dt>{text.order}</dt>
        <dd>
          <Link className="mono" to={`/orders?q=${transaction_id || out_trade_no}`}>
            {out_trade_no || transaction_id}
          </Link>
        </dd>
        {detail && (
          <>
            <dt>{text.goods}</dt>
            <dd>{detail.product_name}</dd>
            <dt>{text.amount}</dt>
            <dd className="number">{detail.amount}</dd>
          </>
        )}
        {complaint.type >= 0 && (
          <>
            <dt>{text.reason_number}</dt>
            <dd className="number">{complaint.type}</dd>
          </>
        )}
      </dl>
      {detail ? <Said detail={detail} /> : <p className="muted">{text.unread}</p>}
      <Contact
        complaint_order_id={complaint.complaint_order_id}
        onRead={(read) => setFresh(read.detail)}
      />
      <Answers answers={complaint.answers} />
      <section>
        <h3>{text.answer}</h3>
        {may_answer ? (
          <AnswerForm complaint={complaint} />
        ) : (
          <p className="muted">{text.not_allowed}</p>
        )}
      </section>
    </div>
  )
}

function Said({ detail }: { detail: NonNullable<Complaint['detail']> }) {
  const text = useWords(words)
  const { return_bill } = detail
  return (
    <>
      <section>
        <h3>{text.content}</h3>
        <p className="complaint-text">{detail.content || text.no_content}</p>
        <Pictures links={detail.media} />
      </section>
      {detail.history.length > 0 && (
        <section>
          <h3>{text.history}</h3>
          <ol className="complaint-history">
            {detail.history.map((entry, at) => (
              // Entries are only ever added at the end.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>
                {entry.time > 0 && (
                  <span className="muted small number">{timeOf(entry.time * 1000)}</span>
                )}
                <p className="complaint-text">
                  {entry.content}
                  {entry.blame_result !== null && ` ${text.judged(entry.blame_result)}`}
                </p>
                <Pictures links={entry.media} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {return_bill && (
        <section>
          <h3>{text.return_bill}</h3>
          <p>
            {return_bill.delivery_name} <span className="mono">{return_bill.waybill_id}</span>
          </p>
        </section>
      )}
    </>
  )
}
