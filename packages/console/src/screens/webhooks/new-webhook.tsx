import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { eventTypes, type EventType } from './event-types.ts'
import { WEBHOOKS } from './webhooks.ts'
import { words } from './words.ts'

/** Asks for an address, and shows the secret once. */
export function NewWebhook({ onClose }: { onClose: () => void }) {
  const text = useWords(words)
  const names = useWords(eventTypes)
  const { language } = useLanguage()
  const [url, setUrl] = useState('')
  const [every, setEvery] = useState(true)
  const [wanted, setWanted] = useState<readonly EventType[]>([])
  const add = useAct(
    () =>
      fahuo.createWebhook({ url: url.trim(), language, ...(!every && { events: [...wanted] }) }),
    [WEBHOOKS],
  )
  if (add.data) return <Secret secret={add.data.webhook.secret} onClose={onClose} />
  const ready = url.trim() !== '' && (every || wanted.length > 0)
  return (
    <FormDialog
      title={text.add}
      send={text.create}
      ready={ready}
      busy={add.isPending}
      onSend={() => add.mutate(undefined)}
      onClose={onClose}
    >
      <TextField
        label={text.url}
        hint={text.url_hint}
        type="url"
        inputMode="url"
        placeholder="https://shop.example.com/fahuo"
        value={url}
        onChange={({ target }) => setUrl(target.value)}
      />
      <fieldset className="choices">
        <legend className="field-label">{text.which}</legend>
        <label className="choice">
          <input type="radio" name="which" checked={every} onChange={() => setEvery(true)} />
          {text.every}
        </label>
        <label className="choice">
          <input type="radio" name="which" checked={!every} onChange={() => setEvery(false)} />
          {text.some}
        </label>
        {!every &&
          (Object.entries(names) as [EventType, string][]).map(([type, name]) => (
            <label key={type} className="choice choice-inner">
              <input
                type="checkbox"
                checked={wanted.includes(type)}
                onChange={({ target }) =>
                  setWanted(
                    target.checked ? [...wanted, type] : wanted.filter((one) => one !== type),
                  )
                }
              />
              {name}
            </label>
          ))}
      </fieldset>
    </FormDialog>
  )
}

/** Shows a secret, which cannot be shown again. */
export function Secret({ secret, onClose }: { secret: string; onClose: () => void }) {
  const text = useWords(words)
  return (
    <ShownOnce
      title={text.secret_title}
      text={secret}
      label={text.secret_title}
      done={text.saved}
      onClose={onClose}
    >
      <p>{text.secret_once}</p>
    </ShownOnce>
  )
}
