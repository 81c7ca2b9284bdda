import type { Schemas } from '@fahuo/client'
import { useWords } from '../../core/language.tsx'
import { Card } from '../../parts/card.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { Pill } from '../../parts/pill.tsx'
import { isService } from './services.tsx'
import { Switches, useSettings } from './switches.tsx'
import { words } from './words.ts'

/** What the server runs with, and where each value comes from. */
export function Server() {
  const text = useWords(words)
  const { data, error, refetch } = useSettings()
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const set = data.settings.filter(({ is_set }) => is_set)
  const others = data.settings.filter(({ is_set }) => !is_set)
  return (
    <>
      <Card title={text.changeable} hint={text.changeable_hint}>
        <Switches switches={data.switches.filter((one) => !isService(one))} />
      </Card>
      <Card title={text.server} hint={text.server_hint}>
        <List settings={set} />
        <details>
          <summary>{text.default_only(others.length)}</summary>
          <List settings={others} />
        </details>
      </Card>
    </>
  )
}

function List({ settings }: { settings: readonly Schemas['Setting'][] }) {
  const text = useWords(words)
  return (
    <ul className="lines">
      {settings.map(({ name, meaning, value, is_set, is_secret, source }) => (
        <li key={name} className="line">
          <div className="line-main">
            <strong className="mono">{name}</strong>
            <span className="muted small">{meaning}</span>
          </div>
          <span className="mono small">
            {value ?? (is_secret && is_set ? text.is_set : text.not_set)}
          </span>
          <Pill tone="grey">{text.sources[source]}</Pill>
        </li>
      ))}
    </ul>
  )
}
