import { useCallback, useMemo, useState } from 'react'
import { useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { count } from '../../core/money.ts'
import { useQueryState, useRouter } from '../../core/router.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { Filters, Search } from './filters.tsx'
import { DEFAULTS, exportHref, filterOf, STAGES, useCounts, useOrders, type Stage } from './list.ts'
import { OrderDrawer } from './order-drawer.tsx'
import { OrderTable } from './order-table.tsx'
import { NOTHING_CHOSEN, SelectionBar, type Chosen } from './selection.tsx'
import { words } from './words.ts'
import './orders.css'

/** All orders: by stage, by number, by what they are; one of them at the side. */
export default function Orders() {
  const text = useWords(words)
  const [state, change] = useQueryState(DEFAULTS)
  const { query } = useRouter()
  const filter = useMemo(() => filterOf(state), [state])
  const orders = useOrders(filter)
  const counts = useCounts(filter)
  const [chosen, setChosen] = useState<Chosen>(NOTHING_CHOSEN)
  const may_export = useMay('export')
  const may_choose = useMay('remind')

  const onChange: typeof change = (changes, options) => {
    // What was chosen may not match any more.
    setChosen(NOTHING_CHOSEN)
    change(changes, options)
  }
  const rows = useMemo(() => orders.data?.pages.flatMap((page) => page.orders) ?? [], [orders.data])
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = orders
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  const most = counts.data?.counted_at_most ?? Infinity
  const numbers = counts.data?.counts
  const shown = (number: number) => (number >= most ? text.more_than(count(number)) : count(number))
  const total = numbers?.[filter.stage ?? 'all']
  const toStage = (stage: Stage | '') => {
    const next = new URLSearchParams(query)
    next.delete('order')
    next.delete('stage')
    if (stage !== '') next.set('stage', stage)
    const search = next.toString()
    return `/orders${search && `?${search}`}`
  }
  return (
    <div className="orders">
      <section className="card orders-card">
        <div className="orders-tools">
          <Tabs
            label={text.stages}
            current={state.stage}
            tabs={(['', ...STAGES] as const).map((stage) => ({
              name: stage,
              label: text[stage || 'all'],
              to: toStage(stage),
              ...(numbers && { count: shown(numbers[stage || 'all']) }),
            }))}
          />
          <Search state={state} onChange={onChange} />
        </div>
        <div className="orders-tools">
          <Filters
            state={state}
            onChange={onChange}
            carriers={counts.data?.carriers ?? []}
            merchants={counts.data?.merchants ?? []}
          />
          {may_export && (
            <div className="orders-exports">
              <a className="button button-quiet" href={exportHref('csv', filter)} download>
                {text.export_csv}
              </a>
              <a className="button button-quiet" href={exportHref('xlsx', filter)} download>
                {text.export_xlsx}
              </a>
            </div>
          )}
        </div>
        {may_choose && (
          <SelectionBar
            chosen={chosen}
            onChange={setChosen}
            filter={filter}
            total={total}
            total_shown={total === undefined ? '' : shown(total)}
          />
        )}
        {orders.isPending ? (
          <Loading />
        ) : orders.isError && rows.length === 0 ? (
          <Failed error={orders.error} onRetry={() => void orders.refetch()} />
        ) : rows.length === 0 ? (
          <Nothing filtered={Object.keys(filter).length > 0} />
        ) : (
          <OrderTable
            rows={rows}
            total={total === undefined || total >= most ? undefined : total}
            onEnd={onEnd}
            onOpen={(order) => change({ order })}
            {...(may_choose && { chosen, onChoose: setChosen })}
          />
        )}
        {isFetchingNextPage && (
          <p className="muted small orders-more" role="status">
            {text.loading_more}
          </p>
        )}
      </section>
      {state.order !== '' && (
        <OrderDrawer
          key={state.order}
          transaction_id={state.order}
          onClose={() => change({ order: '' })}
        />
      )}
    </div>
  )
}

function Nothing({ filtered }: { filtered: boolean }) {
  const text = useWords(words)
  return (
    <Empty icon="orders" title={filtered ? text.none : text.none_yet}>
      {filtered ? text.none_hint : text.none_yet_hint}
    </Empty>
  )
}
