import type { Schemas } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { TextField } from '../../../parts/field.tsx'
import { FormDialog } from '../../../parts/form-dialog.tsx'
import { ShownOnce } from '../../../parts/shown-once.tsx'
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
      <ShownOnce
        title={text.key_title}
        text={make.data.key}
        label={text.key}
        done={text.close}
        onClose={onClose}
      >
        <p>{text.key_once}</p>
      </ShownOnce>
    )
  return (
    <FormDialog
      title={text.new_key}
      send={text.create}
      ready={name.trim() !== ''}
      busy={make.isPending}
      onSend={() => make.mutate()}
      onClose={onClose}
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
    </FormDialog>
  )
}
