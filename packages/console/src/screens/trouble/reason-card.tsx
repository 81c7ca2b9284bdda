import type { Schemas } from '@fahuo/client'
import { useState } from 'react'
import { useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { count } from '../../core/money.ts'
import { Link } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button, buttonClass } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Copyable } from '../../parts/copy.tsx'
import { Pill } from '../../parts/pill.tsx'
import { MoveAll, type Move } from './move-all.tsx'
import { words } from './words.ts'

type Group = Schemas['TroubledShipments']
type Help = Schemas['TroubleHelp']

const WECHAT_CONSOLE = 'https://mp.weixin.qq.com/'

/** How an example is called, and found. */
const numberOf = ({ transaction_id, order_key }: Group['examples'][number]) =>
  transaction_id ?? order_key.transaction_id ?? order_key.out_trade_no ?? ''

/** Shipments that wait for a person for one reason: why, what WeChat said, and what helps. */
export function ReasonCard({ group }: { group: Group }) {
  const text = useWords(words)
  const [moving, setMoving] = useState<Move | null>(null)
  const { examples, errcode } = group
  const rid = examples.flatMap(({ attempts }) => attempts).find((one) => one.rid)?.rid
  const helps = (list: Help[], kind: 'primary' | 'plain') => (
    <Helps
      helps={list}
      first={kind}
      order={examples[0] && numberOf(examples[0])}
      onMove={setMoving}
    />
  )
  return (
    <Card
      title={group.cause ?? text.unnamed}
      hint={text.since(timeOf(group.since))}
      aside={
        <Pill tone={group.state === 'rejected' ? 'red' : 'amber'} mark="warn">
          {text.shipments(count(group.count))}
        </Pill>
      }
    >
      {group.remedy && <p>{group.remedy}</p>}
      {group.likely_causes.length > 0 && (
        <section>
          <h3 className="trouble-part">{text.causes}</h3>
          <ol className="trouble-causes">
            {group.likely_causes.map((cause) => (
              <li key={cause.name}>
                <span>{cause.text}</span>
                {helps([cause.help], 'plain')}
              </li>
            ))}
          </ol>
        </section>
      )}
      {errcode !== null && (
        <div className="trouble-said">
          <Said label={text.errcode_label} text={String(errcode)} />
          {rid && <Said label={text.rid} text={rid} />}
        </div>
      )}
      <p className="muted small trouble-examples">
        {text.examples}{' '}
        {examples.map((one) => (
          <Link key={one.id} className="mono" to={`/orders?q=${encodeURIComponent(numberOf(one))}`}>
            {numberOf(one)}
          </Link>
        ))}
      </p>
      <div className="trouble-helps">{helps(group.helps, 'primary')}</div>
      {moving && <MoveAll move={moving} group={group} onClose={() => setMoving(null)} />}
    </Card>
  )
}

/** What WeChat said, to be looked up or given to its support. */
function Said({ label, text }: { label: string; text: string }) {
  return (
    <div>
      <span className="muted small" aria-hidden="true">
        {label}
      </span>
      <Copyable text={text} label={label} />
    </div>
  )
}

interface HelpsProps {
  helps: Help[]
  /** How the button to retry looks. */
  first: 'primary' | 'plain'
  /** Of which the number leads to the order. */
  order: string | undefined
  onMove: (move: Move) => void
}

/** A button, or a link, for each thing that helps and that the person may do. */
function Helps(props: HelpsProps) {
  const text = useWords(words)
  const { helps, first, order, onMove } = props
  const may_ship = useMay('ship')
  const may_manage = useMay('manage')
  return helps.map((help) => {
    const label = text.help[help]
    switch (help) {
      case 'retry':
      case 'close':
        return (
          (help === 'retry' ? may_ship : may_manage) && (
            <Button
              key={help}
              kind={help === 'retry' ? first : 'plain'}
              onClick={() => onMove(help)}
            >
              {label}
            </Button>
          )
        )
      case 'look_in_wechat':
        return (
          <a
            key={help}
            className={buttonClass('plain')}
            href={WECHAT_CONSOLE}
            target="_blank"
            rel="noreferrer"
          >
            {label}
          </a>
        )
      case 'open_order':
      case 'check_account':
        return (
          <Link
            key={help}
            className={buttonClass('plain')}
            to={
              help === 'check_account'
                ? '/settings'
                : `/orders?q=${encodeURIComponent(order ?? '')}`
            }
          >
            {label}
          </Link>
        )
    }
  })
}
