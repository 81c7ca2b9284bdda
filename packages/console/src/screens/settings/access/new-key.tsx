import type { Schemas } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { Button } from '../../../parts/button.tsx'
import { Copyable } from '../../../parts/copy.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextField } from '../../../parts/field.tsx'
import { refresh } from './access.ts'
import { Choose } from './choose.tsx'
import { Refusal } from './refusal.tsx'
import { words } from './words.ts'

/** Makes a key, and shows it once. */
export function NewKey({ onClose }: { onClose: () => void }) {
  const text = useWords(words)
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Schemas['KeyScope']>('ship')
  const make = useMutation({
    mutationFn: () => fahuo.createKey({ name: name.trim(), scope }),
    onSettled: refresh,
  })
  if (make.data)
    return (
      <Dialog
        title={text.key_title}
        onClose={onClose}
        actions={
          <Button kind="primary" onClick={onClose}>
            {text.close}
          </Button>
        }
      >
        <div className="stack">
          <Copyable text={make.data.key} label={text.key} />
          <p>{text.key_once}</p>
        </div>
      </Dialog>
    )
  const ready = name.trim() !== ''
  const send = () => {
    if (ready && !make.isPending) make.mutate()
  }
  return (
    <Dialog
      title={text.new_key}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" disabled={!ready} busy={make.isPending} onClick={send}>
            {text.create}
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
        <TextField
          label={text.key_name}
          hint={text.key_name_hint}
          maxLength={64}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Choose
          label={text.scope}
          names={text.scopes}
          may={text.scope_may}
          value={scope}
          onChoose={setScope}
        />
        <Refusal error={make.error} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
