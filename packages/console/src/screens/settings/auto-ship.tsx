import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Field, TextField } from '../../parts/field.tsx'
import { Pill } from '../../parts/pill.tsx'
import { words } from './words.ts'

const RULES = ['auto-ship'] as const
const FIELDS = ['merchant_trade_no', 'mchid', 'description'] as const
const VIRTUAL = 3
const PICKUP = 4

/** What ships by itself. */
export function AutoShip() {
  const text = useWords(words)
  const { language } = useLanguage()
  const may = useMay('manage')
  const [adds, setAdds] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: [...RULES, language],
    queryFn: () => fahuo.listAutoShipRules(),
    refetchInterval: LIVE_MS,
  })
  const remove = useAct(
    (id: string) => fahuo.removeAutoShipRule({ id }),
    [RULES],
    () => text.removed,
  )
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <Card
      title={text.rules}
      hint={text.rules_hint}
      aside={
        may && (
          <Button kind="primary" icon="plus" onClick={() => setAdds(true)}>
            {text.add_rule}
          </Button>
        )
      }
    >
      {data.rules.length === 0 && <Empty icon="orders" title={text.no_rules} />}
      <ul className="lines">
        {data.rules.map(({ id, match, logistics_type, item_desc, shipped, refused }) => {
          const field = FIELDS.find((one) => match[one] !== undefined) ?? 'mchid'
          return (
            <li key={id} className="line">
              <div className="line-main">
                <strong>
                  {text.matches[field]} {match[field]}
                </strong>
                <span className="muted small">{item_desc}</span>
              </div>
              <Pill tone="grey">{logistics_type === VIRTUAL ? text.virtual : text.pickup}</Pill>
              <Pill tone="green">{text.shipped_so_far(shipped)}</Pill>
              {refused > 0 && <Pill tone="amber">{text.left(refused)}</Pill>}
              {may && (
                <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate(id)}>
                  {text.remove}
                  <span className="hidden-text"> {match[field]}</span>
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {adds && <NewRule onClose={() => setAdds(false)} />}
    </Card>
  )
}

function NewRule({ onClose }: { onClose: () => void }) {
  const text = useWords(words)
  const [field, setField] = useState<(typeof FIELDS)[number]>('merchant_trade_no')
  const [value, setValue] = useState('')
  const [type, setType] = useState<typeof VIRTUAL | typeof PICKUP>(VIRTUAL)
  const [item_desc, setItem] = useState('')
  const [minutes, setMinutes] = useState('0')
  const after = Number(minutes)
  const ready = value.trim() !== '' && item_desc.trim() !== '' && after >= 0 && after <= 43_200
  const add = useAct(
    async () => {
      await fahuo.createAutoShipRule({
        match: { [field]: value.trim() },
        logistics_type: type,
        item_desc,
        after: Math.round(after * 60),
      })
      onClose()
    },
    [RULES],
    () => text.saved,
  )
  const send = () => {
    if (ready && !add.isPending) add.mutate(undefined)
  }
  return (
    <Dialog
      title={text.add_rule}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={!ready} busy={add.isPending} onClick={send}>
            {text.save}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Field label={text.match}>
          {(control) => (
            <select
              {...control}
              className="select"
              value={field}
              onChange={({ target }) => setField(target.value as typeof field)}
            >
              {FIELDS.map((one) => (
                <option key={one} value={one}>
                  {text.matches[one]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <TextField
          label={text.value}
          value={value}
          onChange={({ target }) => setValue(target.value)}
        />
        <Field label={text.kind}>
          {(control) => (
            <select
              {...control}
              className="select"
              value={type}
              onChange={({ target }) => setType(Number(target.value) === PICKUP ? PICKUP : VIRTUAL)}
            >
              <option value={VIRTUAL}>{text.virtual}</option>
              <option value={PICKUP}>{text.pickup}</option>
            </select>
          )}
        </Field>
        <TextField
          label={text.item}
          value={item_desc}
          onChange={({ target }) => setItem(target.value)}
        />
        <TextField
          label={text.after}
          inputMode="numeric"
          value={minutes}
          onChange={({ target }) => setMinutes(target.value)}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
