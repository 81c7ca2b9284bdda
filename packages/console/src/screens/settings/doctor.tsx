import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../core/act.ts'
import { BUSY_MS, fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Pill } from '../../parts/pill.tsx'
import { words } from './words.ts'

const DOCTOR = ['doctor'] as const

const LOOKS = {
  ok: { tone: 'green', mark: 'check' },
  warning: { tone: 'amber', mark: 'warn' },
  problem: { tone: 'red', mark: 'close' },
} as const

const BY_LEVEL = { problem: 0, warning: 1, ok: 2 }

/** `fahuo doctor` as a page. */
export function Doctor() {
  const text = useWords(words)
  const { language } = useLanguage()
  const may = useMay('manage')
  const { data, error, refetch } = useQuery({
    queryKey: [...DOCTOR, language],
    queryFn: () => fahuo.readDoctor(),
    refetchInterval: ({ state }) => (state.data?.doctor.state === 'running' ? BUSY_MS : LIVE_MS),
  })
  const run = useAct(() => fahuo.runDoctor(), [DOCTOR])
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const { state, checks, total, finished_at } = data.doctor
  const problems = checks.filter(({ level }) => level === 'problem').length
  const runs = state === 'running'
  return (
    <Card
      title={text.doctor}
      hint={text.doctor_hint}
      aside={
        may && (
          <Button kind="primary" busy={run.isPending || runs} onClick={() => run.mutate(undefined)}>
            {state === 'never' ? text.run : text.run_again}
          </Button>
        )
      }
    >
      {state === 'never' && <Empty icon="settings" title={text.never} />}
      {state !== 'never' && (
        <p role="status">
          {runs ? (
            text.running(checks.length, total)
          ) : (
            <>
              <strong>{text.problems(problems)}</strong>{' '}
              {finished_at !== null && (
                <span className="muted small">{text.run_at(timeOf(finished_at))}</span>
              )}
            </>
          )}
        </p>
      )}
      <ul className="lines">
        {checks
          .toSorted((a, b) => BY_LEVEL[a.level] - BY_LEVEL[b.level])
          .map(({ id, name, level, found, remedy }) => (
            <li key={id} className="line">
              <div className="line-main">
                <strong>{name}</strong>
                <span>{found}</span>
                {remedy !== null && <span className="remedy muted">{remedy}</span>}
              </div>
              <Pill {...LOOKS[level]}>{text.levels[level]}</Pill>
            </li>
          ))}
      </ul>
    </Card>
  )
}
