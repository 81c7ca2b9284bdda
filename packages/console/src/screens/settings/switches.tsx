import type { Schemas } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { useAct } from '../../core/act.ts'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { SelectField } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { words } from './words.ts'

const SETTINGS = ['settings'] as const

export const useSettings = () => {
  const { language } = useLanguage()
  return useQuery({
    queryKey: [...SETTINGS, language],
    queryFn: () => fahuo.readSettings(),
    refetchInterval: LIVE_MS,
  })
}

type Switch = Schemas['Switch']

/** What may be changed while the server runs, each with what it does and who said it. */
export function Switches({ switches }: { switches: readonly Switch[] }) {
  return (
    <ul className="lines">
      {switches.map((one) => (
        <Line key={one.name} one={one} />
      ))}
    </ul>
  )
}

function Line({ one }: { one: Switch }) {
  const text = useWords(words)
  const may = useMay('settings')
  const { name, label, meaning, value, values, source, setting } = one
  const save = useAct(
    (next: string) => fahuo.changeSettings({ [name]: next }),
    [SETTINGS],
    () => text.saved,
  )
  const label_of = (known: string) => text.values[known as keyof typeof text.values] ?? known
  return (
    <li className="line">
      <div className="line-main">
        <strong>{label}</strong>
        <span className="muted small">{meaning}</span>
        {source === 'environment' && setting !== null && (
          <span className="small">{text.locked(setting)}</span>
        )}
      </div>
      {source !== 'default' && <Pill tone="grey">{text.sources[source]}</Pill>}
      {may && source !== 'environment' ? (
        <SelectField
          label={label}
          bare
          className="switch-choice"
          value={value}
          disabled={save.isPending}
          options={values.map((known) => [known, label_of(known)])}
          onChoose={(next) => save.mutate(next)}
        />
      ) : (
        <Pill tone={value === 'off' ? 'grey' : 'green'}>{label_of(value)}</Pill>
      )}
    </li>
  )
}
