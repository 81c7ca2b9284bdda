import { useMutation } from '@tanstack/react-query'
import { fahuo, queries, useMay } from '../../core/api.ts'
import type { Attention } from '../../core/attention.ts'
import { useWords } from '../../core/language.tsx'
import { count, yuan } from '../../core/money.ts'
import { Link } from '../../core/router.tsx'
import { Button, buttonClass } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import type { IconName } from '../../parts/icon.tsx'
import { Pill, type Tone } from '../../parts/pill.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { lasting } from './left.ts'
import { words, type Text } from './words.ts'

type Todo = Attention['attention'][number]

interface Look {
  name: keyof Text['kinds']
  tone: Tone
  mark: IconName
  /** Where it is looked at. */
  to: string
}

/** WeChat confirms after ten days by itself. */
const SIGNED_DAYS = 7

const TROUBLE: Omit<Look, 'name'> = { tone: 'amber', mark: 'warn', to: '/trouble' }

const LOOKS: Record<string, Look> = {
  complaint_opened: { name: 'complaint', tone: 'red', mark: 'warn', to: '/complaints' },
  complaint_unknown: { name: 'complaint', tone: 'red', mark: 'warn', to: '/complaints' },
  shipment_rejected: { name: 'rejected', ...TROUBLE },
  shipment_needs_attention: { name: 'needs_attention', ...TROUBLE },
  shipment_changed_at_wechat: { name: 'changed', ...TROUBLE },
  receipt_unconfirmed: { name: 'unconfirmed', tone: 'amber', mark: 'clock', to: '/orders' },
  settlement_late: { name: 'settlement', tone: 'amber', mark: 'clock', to: '/money' },
  webhook_off: { name: 'other', tone: 'amber', mark: 'warn', to: '/webhooks' },
  push_parked: { name: 'other', tone: 'amber', mark: 'warn', to: '/pushes' },
  pushes_silent: { name: 'other', tone: 'amber', mark: 'warn', to: '/pushes' },
}
const USUAL: Look = { name: 'other', tone: 'amber', mark: 'warn', to: '/settings' }

/** Told by the queue itself. */
const ELSEWHERE = new Set(['shipping_overdue'])

export function AttentionCard({ attention, now }: { attention: Attention; now: number }) {
  const text = useWords(words)
  const shown = attention.attention.filter(({ kind }) => !ELSEWHERE.has(kind))
  return (
    <Card title={text.attention}>
      {shown.length === 0 ? (
        <p className="muted">{text.attention_empty}</p>
      ) : (
        <ul className="todos">
          {shown.map((todo) => (
            <TodoRow
              key={`${todo.kind} ${todo.reason} ${todo.errcode} ${todo.since}`}
              todo={todo}
              now={now}
            />
          ))}
        </ul>
      )}
    </Card>
  )
}

function TodoRow({ todo, now }: { todo: Todo; now: number }) {
  const text = useWords(words)
  const { name, tone, mark, to } = LOOKS[todo.kind] ?? USUAL
  const said = [
    todo.until !== null && text.hours_left(lasting(Math.max(0, (todo.until - now) / 1000), text)),
    todo.errcode !== null && String(todo.errcode),
    todo.kind in LOOKS && text.orders_of(count(todo.count)),
    todo.paid_amount ? yuan(todo.paid_amount) : false,
  ].filter((one) => one !== false)
  return (
    <li className="todo">
      <Pill tone={tone} mark={mark}>
        {text.kinds[name]}
      </Pill>
      <div className="todo-words">
        <p title={todo.remedy}>{titleOf(todo)}</p>
        {said.length > 0 && <p className="muted small number">{said.join(' · ')}</p>}
      </div>
      {todo.kind === 'receipt_unconfirmed' ? (
        <RemindAll todo={todo} />
      ) : (
        <Link to={to} className={buttonClass('quiet')}>
          {todo.kind === 'complaint_opened' ? text.answer : text.look}
        </Link>
      )}
    </li>
  )
}

/** A single complaint says what the buyer wrote. */
function titleOf({ kind, count: complaints, message, facts }: Todo): string {
  if (kind !== 'complaint_opened' || complaints !== 1) return message
  const [first] = (facts as { complaints?: { content: string }[] }).complaints ?? []
  return first?.content.slice(0, 60) || message
}

function RemindAll({ todo }: { todo: Todo }) {
  const text = useWords(words)
  const may = useMay('remind')
  const remind = useMutation({
    mutationFn: () => fahuo.remindAll({ signed_days: SIGNED_DAYS }),
    onSuccess: ({ reminded, waiting, refused }) => {
      toast(text.reminded(count(reminded), waiting))
      const [first] = refused
      if (first) toast(text.reminder_refused(refused.length, first.cause ?? ''), 'amber')
    },
    onError: toastError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['attention'] }),
  })
  const { to_remind = 0, waiting = 0 } = todo.facts as { to_remind?: number; waiting?: number }
  if (waiting > 0) return <span className="muted small">{text.reminding(count(waiting))}</span>
  if (!may || to_remind === 0) return null
  return (
    <Button kind="quiet" busy={remind.isPending} onClick={() => remind.mutate()}>
      {text.remind}
    </Button>
  )
}
