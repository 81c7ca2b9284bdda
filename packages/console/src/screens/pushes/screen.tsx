import './pushes.css'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useAct } from '../../core/act.ts'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { useQueryState } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Copyable } from '../../parts/copy.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Field, SelectField } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { EVENTS, List, OnePush } from './pushes.tsx'
import { words } from './words.ts'

type Summary = Awaited<ReturnType<typeof fahuo.summarizeEvents>>['summary']

const PAGE = 50

/** 推送 Pushes: how they come in, what failed, and processing it again. */
export default function Pushes() {
  const { language } = useLanguage()
  const [{ push }, change] = useQueryState({ push: '' })
  const { data, error, refetch } = useQuery({
    queryKey: [...EVENTS, 'summary', language],
    queryFn: () => fahuo.summarizeEvents(),
    refetchInterval: LIVE_MS,
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <div className="stack">
      <State summary={data.summary} />
      {data.summary.parked > 0 && <FailedPushes count={data.summary.parked} />}
      <AllPushes summary={data.summary} />
      {push !== '' && <OnePush id={Number(push)} onClose={() => change({ push: '' })} />}
    </div>
  )
}

const MINUTE_MS = 60_000

/** A shop that sells hears of it within days. */
const SILENT_MINUTES = 3 * 1440

/** How long nothing came, once that says something. */
function Silence({ since }: { since: number }) {
  const text = useWords(words)
  const minutes = Math.floor((Date.now() - since) / MINUTE_MS)
  if (minutes < 60) return null
  const said =
    minutes < 2880 ? text.hours(Math.floor(minutes / 60)) : text.days(Math.floor(minutes / 1440))
  if (minutes < SILENT_MINUTES) return <span className="muted">{text.silent(said)}</span>
  return (
    <Pill tone="amber" mark="warn">
      {text.silent(said)}
    </Pill>
  )
}

function State({ summary }: { summary: Summary }) {
  const text = useWords(words)
  const { last_at, last_signed_at, signed_since, counted, by_event, push_url } = summary
  return (
    <Card title={text.state} {...(counted > 0 && { hint: text.counted(counted) })}>
      {last_at === null ? (
        <Empty icon="pushes" title={text.never}>
          {text.never_more}
        </Empty>
      ) : (
        <dl className="facts">
          <dt>{text.last}</dt>
          <dd>
            {timeOf(last_at)} <Silence since={last_at} />
          </dd>
          <dt>{text.signed}</dt>
          <dd>
            {last_signed_at === null ? (
              <Pill tone="amber" mark="warn">
                {text.no_signed}
              </Pill>
            ) : (
              <>
                {timeOf(last_signed_at)}{' '}
                {signed_since !== null && (
                  <span className="muted">{text.signed_since(timeOf(signed_since))}</span>
                )}
              </>
            )}
          </dd>
          {by_event.map(({ event, label, count, parked }) => (
            <div key={event} className="facts-row">
              <dt>
                {label}
                {label !== event && <span className="muted small mono push-name">{event}</span>}
              </dt>
              <dd className="number">
                {count}
                {parked > 0 && (
                  <Pill tone="red" mark="warn">
                    {text.failed} {parked}
                  </Pill>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="push-url">
        {push_url === null ? (
          <p className="muted">{text.no_push_url}</p>
        ) : (
          <Field label={text.push_url}>
            {() => <Copyable text={push_url} label={text.push_url} />}
          </Field>
        )}
      </div>
    </Card>
  )
}

/** What failed, before everything else. */
function FailedPushes({ count }: { count: number }) {
  const text = useWords(words)
  const may = useMay('manage')
  const { language } = useLanguage()
  const { data } = useQuery({
    queryKey: [...EVENTS, 'parked', language],
    queryFn: () => fahuo.listEvents({ state: 'parked', limit: 20 }),
    refetchInterval: LIVE_MS,
  })
  const all = useAct(
    () => fahuo.replayParkedEvents(),
    [EVENTS],
    ({ replayed }) => text.replayed(replayed),
  )
  return (
    <Card
      title={text.failed}
      hint={text.failed_more}
      aside={
        may && (
          <Button kind="primary" busy={all.isPending} onClick={() => all.mutate(undefined)}>
            {text.replay_all(count)}
          </Button>
        )
      }
    >
      <List pushes={data?.events ?? []} />
    </Card>
  )
}

function AllPushes({ summary }: { summary: Summary }) {
  const text = useWords(words)
  const { language } = useLanguage()
  const [{ event, state }, change] = useQueryState({ event: '', state: '' })
  const known = (['new', 'done', 'parked'] as const).find((one) => one === state)
  const filter = { ...(event !== '' && { event }), ...(known && { state: known }) }
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    {
      queryKey: [...EVENTS, 'list', language, event, state],
      queryFn: ({ pageParam }) =>
        fahuo.listEvents({
          ...filter,
          limit: PAGE,
          ...(pageParam !== null && { cursor: pageParam }),
        }),
      initialPageParam: null as number | null,
      getNextPageParam: (page) => page.next_cursor,
      refetchInterval: LIVE_MS,
    },
  )
  const pushes = data?.pages.flatMap(({ events }) => events) ?? []
  return (
    <Card title={text.all}>
      <div className="filters">
        <SelectField
          label={text.filter_event}
          bare
          value={event}
          options={[
            ['', text.all_events],
            ...summary.by_event.map((one) => [one.event, one.label] as const),
          ]}
          onChoose={(next) => change({ event: next }, { replace: true })}
        />
        <SelectField
          label={text.filter_state}
          bare
          value={state}
          options={[['', text.all_states], ...Object.entries(text.states)]}
          onChoose={(next) => change({ state: next }, { replace: true })}
        />
      </div>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Loading />}
      {data && pushes.length === 0 && <Empty icon="pushes" title={text.none} />}
      <List pushes={pushes} />
      {hasNextPage && (
        <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {text.more}
        </Button>
      )}
    </Card>
  )
}
