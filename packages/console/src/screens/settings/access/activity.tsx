import type { Schemas } from '@fahuo/client'
import { useInfiniteQuery } from '@tanstack/react-query'
import { fahuo, LIVE_MS } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { Link, useQueryState } from '../../../core/router.tsx'
import { timeOf } from '../../../begin/time.ts'
import { Button } from '../../../parts/button.tsx'
import { Card } from '../../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../../parts/empty.tsx'
import { Pill } from '../../../parts/pill.tsx'
import { useCarrierName } from '../../orders/list.ts'
import { words as shell } from '../../../shell/words.ts'
import { ACTIVITY } from './access.ts'
import { ActivityFilters } from './activity-filters.tsx'
import { actions, type Action } from './actions.ts'
import { factsOf } from './deed.ts'
import { FILTERS, queryOf } from './filters.ts'
import { words } from './words.ts'

const PAGE = 50

/** Who did what to which order. */
export function Activity() {
  const text = useWords(words)
  const [filters, change] = useQueryState(FILTERS)
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    {
      queryKey: [...ACTIVITY, filters],
      queryFn: ({ pageParam }) =>
        fahuo.listAudit({
          ...queryOf(filters),
          limit: PAGE,
          ...(pageParam !== null && { cursor: pageParam }),
        }),
      initialPageParam: null as string | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: LIVE_MS,
    },
  )
  const entries = data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <Card title={text.activity} hint={text.activity_hint}>
      <ActivityFilters filters={filters} onChange={change} seen={entries.map(({ by }) => by)} />
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && entries.length === 0 && <Empty icon="clock" title={text.no_activity} />}
      <ul className="lines">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.older}
        </Button>
      )}
    </Card>
  )
}

function Entry({ entry }: { entry: Schemas['AuditEntry'] }) {
  const text = useWords(words)
  const done = useWords(actions)
  const { roles } = useWords(shell)
  const carrierName = useCarrierName()
  const { at, by, action, transaction_id, after } = entry
  return (
    <li className="line">
      <div className="line-main">
        <span>
          <strong>{by.kind === 'command' ? text.by_command : by.name}</strong>{' '}
          {by.kind === 'key' && <Pill tone="grey">{text.by_key}</Pill>}{' '}
          {done[action as Action] ?? text.by_sdk(action)}
        </span>
        <div className="activity-facts small">
          {factsOf(entry, text, roles, carrierName).map(({ label, before, after: now }) => (
            <span key={label}>
              <span className="muted">{label}</span>{' '}
              {before !== null && now !== null && (
                <>
                  <del>{before}</del> →{' '}
                </>
              )}
              {now ?? before}
            </span>
          ))}
        </div>
        {after?.['spends_reshipment'] === true && (
          <span className="small">
            <Pill tone="red" mark="warn">
              {text.spends}
            </Pill>
          </span>
        )}
        {transaction_id !== null && (
          <Link className="small" to={`/orders?order=${encodeURIComponent(transaction_id)}`}>
            {text.order(transaction_id)}
          </Link>
        )}
      </div>
      <time className="muted small number">{timeOf(at)}</time>
    </li>
  )
}
