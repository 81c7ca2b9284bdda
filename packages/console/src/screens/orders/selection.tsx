import { FahuoError } from '@fahuo/client'
import { useRef, useState } from 'react'
import { fahuo, queries } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { count } from '../../core/money.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import type { Filter, Order } from './list.ts'
import { words } from './words.ts'

/** Some orders, or all that match, also those that are not on the screen yet. */
export type Chosen = { all: true } | { all: false; ids: ReadonlySet<string> }

export const NOTHING_CHOSEN: Chosen = { all: false, ids: new Set() }

export const isChosen = (chosen: Chosen, { transaction_id }: Order): boolean =>
  chosen.all || chosen.ids.has(transaction_id)

/** Chooses an order, or leaves it out: then what is on the screen stays chosen. */
export function withChoice(
  chosen: Chosen,
  rows: readonly Order[],
  { transaction_id }: Order,
  checked: boolean,
): Chosen {
  const ids = new Set(chosen.all ? rows.map((row) => row.transaction_id) : chosen.ids)
  if (checked) ids.add(transaction_id)
  else ids.delete(transaction_id)
  return { all: false, ids }
}

/** Buyers that are reminded at once. */
const REMINDED_AT_MOST = 500

interface SelectionBarProps {
  chosen: Chosen
  onChange: (chosen: Chosen) => void
  filter: Filter
  /** How many match; undefined: not known yet. */
  total: number | undefined
  total_shown: string
}

/** What can be done to the orders that are chosen. */
export function SelectionBar({ chosen, onChange, filter, total, total_shown }: SelectionBarProps) {
  const text = useWords(words)
  const [asking, setAsking] = useState(false)
  const number = chosen.all ? (total ?? 0) : chosen.ids.size
  if (number === 0) return null
  const too_many = number > REMINDED_AT_MOST
  return (
    <div className="orders-selection">
      <span role="status">{text.chosen(chosen.all ? total_shown : count(number))}</span>
      {!chosen.all && total !== undefined && total > number && (
        <Button kind="quiet" onClick={() => onChange({ all: true })}>
          {text.choose_all(total_shown)}
        </Button>
      )}
      <Button kind="quiet" onClick={() => onChange(NOTHING_CHOSEN)}>
        {text.choose_none}
      </Button>
      <Button disabled={too_many} onClick={() => setAsking(true)}>
        {text.remind}
      </Button>
      {too_many && <span className="muted small">{text.at_most(REMINDED_AT_MOST)}</span>}
      {asking && (
        <RemindMany
          chosen={chosen}
          filter={filter}
          number={number}
          onClose={() => {
            setAsking(false)
            onChange(NOTHING_CHOSEN)
          }}
        />
      )}
    </div>
  )
}

/** Finds all that match, page by page. */
async function idsOf(chosen: Chosen, filter: Filter): Promise<string[]> {
  if (!chosen.all) return [...chosen.ids]
  const ids: string[] = []
  let cursor: string | null | undefined
  do {
    const page = await fahuo.listOrders({ ...filter, limit: 200, ...(cursor && { cursor }) })
    ids.push(...page.orders.map(({ transaction_id }) => transaction_id))
    cursor = page.next_cursor
  } while (cursor && ids.length < REMINDED_AT_MOST)
  return ids.slice(0, REMINDED_AT_MOST)
}

function RemindMany(props: {
  chosen: Chosen
  filter: Filter
  number: number
  onClose: () => void
}) {
  const { chosen, filter, number, onClose } = props
  const text = useWords(words)
  const [done, setDone] = useState<number>()
  const stopped = useRef(false)
  const remind = async () => {
    setDone(0)
    try {
      let [reminded, refused] = [0, 0]
      for (const transaction_id of await idsOf(chosen, filter)) {
        if (stopped.current) break
        try {
          await fahuo.remindOfReceipt({
            transaction_id,
            received_time: Math.floor(Date.now() / 1000),
          })
          reminded += 1
        } catch (error) {
          if (!(error instanceof FahuoError) || error.status === undefined) throw error
          refused += 1
        }
        setDone(reminded + refused)
      }
      toast(text.reminded(reminded, refused), refused === 0 ? 'green' : 'amber')
    } catch (error) {
      toastError(error)
    }
    void queries.invalidateQueries({ queryKey: ['orders'] })
    onClose()
  }
  const stop = () => {
    stopped.current = true
    if (done === undefined) onClose()
  }
  return (
    <Dialog
      title={text.remind_many(count(number))}
      onClose={stop}
      actions={
        <>
          <Button kind="primary" busy={done !== undefined} onClick={() => void remind()}>
            {text.remind}
          </Button>
          <Button onClick={stop}>{done === undefined ? text.cancel : text.stop}</Button>
        </>
      }
    >
      <p>{text.remind_many_hint}</p>
      {done !== undefined && <p role="status">{text.reminding(done, number)}</p>}
    </Dialog>
  )
}
