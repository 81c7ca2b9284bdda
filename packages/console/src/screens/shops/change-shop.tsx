import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { toast } from '../../parts/toast.tsx'
import { Refusal } from '../settings/access/refusal.tsx'
import { callOf, refresh, type ServedShop } from './shop.ts'
import { ShopField, useShopFields } from './shop-field.tsx'
import { words } from './words.ts'

interface Props {
  shop: ServedShop
  onClose: () => void
}

/** Gives a shop another secret, after WeChat took it, or another name. */
export function ChangeShop({ shop, field, onClose }: Props & { field: 'secret' | 'name' }) {
  const text = useWords(words)
  const change = useMutation({
    mutationFn: () =>
      fahuo.changeShop({ appid: shop.appid, [field]: (fields.values[field] ?? '').trim() }),
    onSuccess() {
      toast(field === 'secret' ? text.replaced : text.renamed)
      onClose()
    },
    onSettled: refresh,
  })
  const fields = useShopFields({ [field]: field === 'name' ? shop.name : '' }, change.error)
  return (
    <FormDialog
      title={field === 'secret' ? text.replace : text.rename}
      send={text.save}
      ready={fields.values[field]?.trim() !== ''}
      busy={change.isPending}
      onSend={() => {
        if (fields.check()) change.mutate()
      }}
      onClose={onClose}
    >
      <p className="muted">{callOf(shop)}</p>
      <ShopField field={field} of={fields} />
      <Refusal error={fields.rest} />
    </FormDialog>
  )
}

/** Asks for the name before the secrets of a shop are erased. */
export function RemoveShop({ shop, onClose, onRemoved }: Props & { onRemoved: () => void }) {
  const text = useWords(words)
  const name = callOf(shop)
  const [typed, setTyped] = useState('')
  const remove = useMutation({
    mutationFn: () => fahuo.removeShop({ appid: shop.appid }),
    onSuccess() {
      toast(text.removed)
      onRemoved()
    },
    onSettled: refresh,
  })
  const ready = typed.trim() === name.trim()
  const send = () => {
    if (ready && !remove.isPending) remove.mutate()
  }
  return (
    <Dialog
      title={text.remove_title(name)}
      onClose={onClose}
      actions={
        <Button kind="danger" disabled={!ready} busy={remove.isPending} onClick={send}>
          {text.remove}
        </Button>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p>{text.remove_more}</p>
        <TextField
          label={text.type_name(name)}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Refusal error={remove.error} />
      </form>
    </Dialog>
  )
}
