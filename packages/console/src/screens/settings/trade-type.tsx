import type { Schemas } from '@fahuo/client'
import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, useMay } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { Images } from './images.tsx'
import { words } from './words.ts'

/** The trade type, which an account applies for once: whoever does it types that. */
export function TradeType({ state }: { state: Schemas['TradeType'] | null }) {
  const text = useWords(words)
  const may = useMay('settings')
  return (
    <Card title={text.trade} hint={text.trade_hint}>
      {state && (
        <p>
          <Pill tone={state.state === 'unknown' ? 'red' : 'green'}>
            {text.trade_states[state.state]}
          </Pill>{' '}
          {state.trade_type !== null && text.trade_kinds[state.trade_type - 1]}{' '}
          <span className="muted small">{timeOf(state.at)}</span>
        </p>
      )}
      {!state && may && <Apply />}
    </Card>
  )
}

function Apply() {
  const text = useWords(words)
  const [trade_type, setType] = useState(2)
  const [reason, setReason] = useState('')
  const [typed, setTyped] = useState('')
  const [images, setImages] = useState<string[]>([])
  const ready = reason.trim() !== '' && images.length > 0 && typed.trim() === text.once
  const apply = useAct(
    () =>
      fahuo.applyForTradeType({
        trade_type,
        reason,
        material_list: images.map((media_id) => ({ type: 1, media_id })),
        confirm: true,
      }),
    [['account']],
    () => text.applied,
  )
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !apply.isPending) apply.mutate(undefined)
      }}
    >
      <SelectField
        label={text.trade}
        value={String(trade_type)}
        options={text.trade_kinds.map((name, at) => [String(at + 1), name])}
        onChoose={(next) => setType(Number(next))}
      />
      <TextField
        label={text.reason}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Images ids={images} onChange={setImages} />
      <TextField
        label={text.confirm(text.once)}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <div>
        <Button kind="danger" type="submit" disabled={!ready} busy={apply.isPending}>
          {text.apply}
        </Button>
      </div>
    </form>
  )
}
