/** One import: what can be sent, what is wrong, and what became of it. */
import { useIsMutating, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { BUSY_MS, fahuo, useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Link, useQueryState } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button, buttonClass } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { Columns, columnsKey } from './columns.tsx'
import { isShow, useRows, type Show } from './rows.ts'
import { allRows } from './start.tsx'
import { RowsTable } from './table.tsx'
import type { Import } from './upload.ts'
import { words } from './words.ts'

const isBusy = ({ state, shipments }: Import): boolean =>
  state === 'sending' || state === 'cancelling' || shipments.some(({ open }) => open)

export function ImportView({ id }: { id: string }) {
  const text = useWords(words)
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', id],
    queryFn: () => fahuo.readImport({ id }),
    refetchInterval: (query) =>
      query.state.data && isBusy(query.state.data.import) ? BUSY_MS : false,
  })
  if (error && !data) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const one = data.import
  return (
    <div className="bulk">
      <p className="bulk-title">
        <strong>{one.name ?? text.pasted}</strong>
        <span className="muted number">{timeOf(one.created_at)}</span>
        <span className="muted">{text.payments(allRows(one))}</span>
        <Link to="/bulk">{text.another}</Link>
      </p>
      <Notes one={one} />
      <Columns one={one} />
      <Lines one={one} />
    </div>
  )
}

function Notes({ one: { file } }: { one: Import }) {
  const text = useWords(words)
  const lines = file.skipped_lines.map(({ line }) => line)
  return (
    <>
      {file.other_sheets.length > 0 && (
        <p className="muted small">{text.other_sheets(file.other_sheets.join('、'))}</p>
      )}
      {lines.length > 0 && <p className="muted small">{text.skipped(lines.join('、'))}</p>}
    </>
  )
}

function Lines({ one }: { one: Import }) {
  const text = useWords(words)
  const { id, rows: counts } = one
  const [{ show: shown }] = useQueryState({ show: 'all' })
  const show: Show = isShow(shown) ? shown : 'all'
  const { rows, error, loading, onEnd, mend, refetch } = useRows(one, id, show)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [hidden, setHidden] = useState(false)
  const queries = useQueryClient()
  const may_correct = useMay('correct')
  const choose = (number: number, is_chosen: boolean) =>
    setChosen((before) => {
      const next = new Set(before)
      if (is_chosen) next.add(number)
      else next.delete(number)
      return next
    })
  const replace = async (from: string, to: string) => {
    try {
      const field = 'express_company' as const
      const changed = await fahuo.changeImport({ id, replace: { field, from, to } })
      queries.setQueryData(['imports', id], { import: changed.import })
      toast(text.saved(changed.changed))
      await refetch()
    } catch (failed) {
      toastError(failed)
    }
  }
  const tab = (name: Show, label: string, count: number) => ({
    name,
    label,
    count,
    to: `/bulk?import=${id}${name === 'all' ? '' : `&show=${name}`}`,
  })
  return (
    <>
      <Tabs
        label={text.show}
        current={show}
        tabs={[
          tab('all', text.all, allRows(one)),
          tab('errors', text.errors, counts.invalid + counts.refused + counts.hidden),
          tab('ready', text.can_send, counts.ready + counts.queued + counts.accepted),
          tab('shipped', text.shipped, counts.unchanged),
          tab('spends', text.spends, counts.spends),
        ]}
      />
      <Card className="bulk-table">
        {error ? <Failed error={error} onRetry={() => void refetch()} /> : null}
        {loading && <Loading />}
        {!loading && !error && rows.length === 0 && <Empty icon="check" title={text.no_rows} />}
        {show === 'spends' && may_correct && rows.length > 0 && (
          <Button kind="quiet" onClick={() => setChosen(new Set(rows.map(({ number }) => number)))}>
            {text.spend_all}
          </Button>
        )}
        {rows.length > 0 && (
          <RowsTable
            one={one}
            rows={rows}
            chosen={chosen}
            onChoose={choose}
            onMend={mend}
            onReplace={(from, to) => void replace(from, to)}
            onEnd={onEnd}
          />
        )}
      </Card>
      {counts.hidden > 0 && one.state !== 'cancelled' && (
        <label className="bulk-choice">
          <input
            type="checkbox"
            checked={hidden}
            onChange={(event) => setHidden(event.target.checked)}
          />
          {text.hidden_rows(counts.hidden)}
        </label>
      )}
      <Foot one={one} chosen={chosen} hidden={hidden} onSent={() => setChosen(new Set())} />
    </>
  )
}

interface FootProps {
  one: Import
  chosen: ReadonlySet<number>
  hidden: boolean
  onSent: () => void
}

function Foot({ one, chosen, hidden, onSent }: FootProps) {
  const text = useWords(words)
  const { id, rows, state } = one
  const queries = useQueryClient()
  const may_ship = useMay('ship')
  const [asks, setAsks] = useState<'spend' | 'cancel' | null>(null)
  const [busy, setBusy] = useState(false)
  const changing = useIsMutating({ mutationKey: columnsKey(id) }) > 0
  const run = async (call: () => Promise<{ import: Import }>) => {
    setAsks(null)
    setBusy(true)
    try {
      queries.setQueryData(['imports', id], await call())
      await queries.invalidateQueries({ queryKey: ['imports', id] })
    } catch (failed) {
      toastError(failed)
    } finally {
      setBusy(false)
    }
  }
  const send = () =>
    run(async () => {
      const sent = await fahuo.sendImport({
        id,
        spend_reshipment: [...chosen],
        hidden_rows: hidden,
      })
      onSent()
      return sent
    })
  const cancel = () => run(() => fahuo.cancelImport({ id }))
  const live = state !== 'cancelled' && state !== 'cancelling'
  const count = rows.ready + rows.refused + chosen.size + (hidden ? rows.hidden : 0)
  const unsent = rows.invalid + rows.ready + rows.spends + rows.hidden + rows.queued + rows.refused
  return (
    <footer className="bulk-foot">
      {one.send_at !== null && <Progress one={one} />}
      <div className="bulk-buttons">
        {may_ship && live && (count > 0 || one.send_at === null) && (
          <Button
            kind="primary"
            busy={busy}
            disabled={count === 0 || changing}
            onClick={() => (chosen.size > 0 ? setAsks('spend') : void send())}
          >
            {count > 0 ? text.send(count) : text.nothing}
          </Button>
        )}
        {may_ship && live && unsent > 0 && (
          <Button onClick={() => (one.send_at === null ? void cancel() : setAsks('cancel'))}>
            {text.cancel}
          </Button>
        )}
        {may_ship && (
          <>
            <a className={buttonClass('quiet')} href={`/api/imports/${id}/result.xlsx`} download>
              <Icon name="download" size={18} />
              {text.result_xlsx}
            </a>
            <a className={buttonClass('quiet')} href={`/api/imports/${id}/result.csv`} download>
              {text.result_csv}
            </a>
          </>
        )}
      </div>
      {asks === 'spend' && (
        <Dialog
          title={text.spend_title(chosen.size)}
          onClose={() => setAsks(null)}
          actions={
            <>
              <Button kind="danger" onClick={() => void send()}>
                {text.send(count)}
              </Button>
              <Button onClick={() => setAsks(null)}>{text.go_back}</Button>
            </>
          }
        >
          <p>{text.spend_text}</p>
        </Dialog>
      )}
      {asks === 'cancel' && (
        <Dialog
          title={text.cancel_title}
          onClose={() => setAsks(null)}
          actions={
            <>
              <Button kind="danger" onClick={() => void cancel()}>
                {text.cancel}
              </Button>
              <Button onClick={() => setAsks(null)}>{text.keep}</Button>
            </>
          }
        >
          <p>{text.cancel_text}</p>
        </Dialog>
      )}
    </footer>
  )
}

/** What became of what was sent, by state, while it goes on. */
function Progress({ one: { rows, shipments } }: { one: Import }) {
  const text = useWords(words)
  const open = shipments.filter((group) => group.open).reduce((sum, group) => sum + group.count, 0)
  const all = rows.queued + rows.accepted
  const done = rows.accepted - Math.min(open, rows.accepted)
  const byState = new Map<Import['shipments'][number]['state'], number>()
  for (const { state, count } of shipments) byState.set(state, (byState.get(state) ?? 0) + count)
  return (
    <div role="status" className="bulk-progress">
      <progress max={Math.max(1, all)} value={done} aria-label={text.done(done, all)} />
      <span>{text.done(done, all)}</span>
      {[...byState].map(([state, count]) => (
        <span key={state} className="muted small">
          {text.shipments[state]} {count}
        </span>
      ))}
    </div>
  )
}
