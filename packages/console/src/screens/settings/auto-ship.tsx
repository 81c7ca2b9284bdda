import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, LIVE_MS, useMay } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { SelectField, TextField } from '../../parts/field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
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
  return (
    <FormDialog
      title={text.add_rule}
      send={text.save}
      ready={ready}
      busy={add.isPending}
      onSend={() => add.mutate(undefined)}
      onClose={onClose}
    >
      <SelectField
        label={text.match}
        value={field}
        options={FIELDS.map((one) => [one, text.matches[one]])}
        onChoose={setField}
      />
      <TextField
        label={text.value}
        value={value}
        onChange={({ target }) => setValue(target.value)}
      />
      <SelectField
        label={text.kind}
        value={String(type)}
        options={[
          [String(VIRTUAL), text.virtual],
          [String(PICKUP), text.pickup],
        ]}
        onChoose={(next) => setType(Number(next) === PICKUP ? PICKUP : VIRTUAL)}
      />
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
    </FormDialog>
  )
}
