import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { isEnter, TextField } from '../../parts/field.tsx'
import { DEFAULTS, SHORTEST_SEARCH, useCarrierName, type ListState } from './list.ts'
import { words } from './words.ts'

type Change = (changes: Partial<ListState>, options?: { replace?: boolean }) => void

const TYPED_MS = 300

/** Searches while it is typed, but not before there is enough to search by. */
export function Search({ state, onChange }: { state: ListState; onChange: Change }) {
  const text = useWords(words)
  const [typed, setTyped] = useState(state.q)
  const search = useRef(onChange)
  useEffect(() => {
    search.current = onChange
  })
  // The address may change otherwise: by a link, or by going back.
  useEffect(() => setTyped(state.q), [state.q])
  useEffect(() => {
    if (typed === state.q) return undefined
    const timer = setTimeout(() => search.current({ q: typed }, { replace: true }), TYPED_MS)
    return () => clearTimeout(timer)
  }, [typed, state.q])
  const length = typed.trim().length
  return (
    <div className="orders-search">
      <Icon name="search" />
      <TextField
        label={text.search}
        bare
        data-search
        type="search"
        placeholder={text.search_hint}
        value={typed}
        error={length > 0 && length < SHORTEST_SEARCH ? text.too_short : undefined}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={(event) => {
          if (isEnter(event)) onChange({ q: typed }, { replace: true })
        }}
      />
    </div>
  )
}

const DAYS = [7, 30, 90]

/** Narrows the list down: each filter is a choice, or is on or off. */
export function Filters(props: {
  state: ListState
  onChange: Change
  carriers: readonly string[]
  merchants: readonly string[]
}) {
  const { state, onChange, carriers, merchants } = props
  const text = useWords(words)
  const carrierName = useCarrierName()
  const toggles = ['late', 'presale', 'complaint'] as const
  const filtered = (['days', 'carrier', 'merchant', ...toggles] as const).some(
    (name) => state[name] !== DEFAULTS[name],
  )
  return (
    <div className="orders-filters" role="group" aria-label={text.filters}>
      <Choice
        label={text.time}
        value={state.days}
        onChoose={(days) => onChange({ days })}
        choices={[
          ['', text.any_time],
          ...DAYS.map((days): [string, string] => [String(days), text.last_days(days)]),
        ]}
      />
      {carriers.length > 0 && (
        <Choice
          label={text.carrier}
          value={state.carrier}
          onChoose={(carrier) => onChange({ carrier })}
          choices={[
            ['', text.any_carrier],
            ...carriers.map((one): [string, string] => [one, carrierName(one)]),
          ]}
        />
      )}
      {merchants.length > 1 && (
        <Choice
          label={text.merchant}
          value={state.merchant}
          onChoose={(merchant) => onChange({ merchant })}
          choices={[
            ['', text.any_merchant],
            ...merchants.map((one): [string, string] => [one, one]),
          ]}
        />
      )}
      {toggles.map((name) => (
        <button
          key={name}
          type="button"
          className="chip"
          aria-pressed={state[name] !== ''}
          onClick={() => onChange({ [name]: state[name] === '' ? '1' : '' })}
        >
          {state[name] !== '' && <Icon name="check" size={14} />}
          {text[name]}
        </button>
      ))}
      {filtered && (
        <Button
          kind="quiet"
          onClick={() =>
            onChange({ days: '', carrier: '', merchant: '', late: '', presale: '', complaint: '' })
          }
        >
          {text.clear}
        </Button>
      )}
    </div>
  )
}

function Choice(props: {
  label: string
  value: string
  choices: readonly [value: string, name: string][]
  onChoose: (value: string) => void
}) {
  const { label, value, choices, onChoose } = props
  return (
    <select
      className="chip"
      aria-label={label}
      value={value}
      onChange={({ target }) => onChoose(target.value)}
    >
      {choices.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  )
}
