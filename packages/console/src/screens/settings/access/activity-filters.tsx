import type { Schemas } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { fahuo, useMay } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { Button } from '../../../parts/button.tsx'
import { SelectField, TextField, isEnter } from '../../../parts/field.tsx'
import { KEYS, PEOPLE } from './access.ts'
import { FILTERS, type Filters } from './filters.ts'
import { words } from './words.ts'

interface Props {
  filters: Filters
  onChange: (changes: Partial<Filters>, options?: { replace?: boolean }) => void
  /** Who did what is shown: all that somebody knows who may not list people. */
  seen: readonly Schemas['AuditEntry']['by'][]
}

/** Narrows the activity down by who, which order, and when. */
export function ActivityFilters({ filters, onChange, seen }: Props) {
  const text = useWords(words)
  const { by, number, from, to } = filters
  const doers = useDoers(seen)
  // Whoever did nothing yet, or is gone, keeps the choice.
  if (by !== '' && !doers.has(by)) doers.set(by, by)
  return (
    <div className="filters activity-filters">
      <SelectField
        label={text.filter_by}
        value={by}
        options={[['', text.everybody], ...doers]}
        onChoose={(next) => onChange({ by: next }, { replace: true })}
      />
      <NumberField value={number} onChange={(next) => onChange({ number: next })} />
      {(['from', 'to'] as const).map((name) => (
        <TextField
          key={name}
          label={name === 'from' ? text.filter_from : text.filter_to}
          type="date"
          value={filters[name]}
          onChange={({ target }) => onChange({ [name]: target.value }, { replace: true })}
        />
      ))}
      {(by || number || from || to) && (
        <Button kind="quiet" onClick={() => onChange(FILTERS)}>
          {text.clear}
        </Button>
      )}
    </div>
  )
}

/** Asks when it is left, or by Enter: half a number finds nothing. */
function NumberField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const text = useWords(words)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const take = () => {
    if (typed.trim() !== value) onChange(typed.trim())
  }
  return (
    <TextField
      label={text.filter_order}
      data-search
      maxLength={128}
      className="mono"
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (isEnter(event)) take()
      }}
    />
  )
}

/** Everybody who may have done something, by id. */
function useDoers(seen: Props['seen']): Map<string, string> {
  const text = useWords(words)
  const may = useMay('people')
  const people = useQuery({
    queryKey: PEOPLE,
    queryFn: () => fahuo.listPeople(),
    enabled: may,
  })
  const keys = useQuery({ queryKey: KEYS, queryFn: () => fahuo.listKeys(), enabled: may })
  return new Map([
    ...seen.map(({ id, kind, name }): [string, string] => [
      id,
      kind === 'command' ? text.by_command : name,
    ]),
    ...(people.data?.people ?? []).map(({ id, name }): [string, string] => [id, name]),
    ...(keys.data?.keys ?? []).map(({ id, name }): [string, string] => [
      id,
      `${text.by_key} ${name}`,
    ]),
  ])
}
