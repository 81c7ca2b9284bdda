import type { Schemas } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Copyable } from '../../parts/copy.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { Refusal } from '../settings/access/refusal.tsx'
import { pushUrlOf, refresh } from './shop.ts'
import { ShopField, useShopFields } from './shop-field.tsx'
import { words } from './words.ts'

interface Props {
  /** One that was removed, and comes back with its data. */
  again?: { appid: string; name: string } | undefined
  onClose: () => void
}

/** Adds a shop, after WeChat took its secret, and shows once what its message push needs. */
export function AddShop({ again, onClose }: Props) {
  const text = useWords(words)
  const add = useMutation({
    mutationFn: () => {
      const { appid = '', name = '', secret = '', push_token, push_aes_key } = fields.values
      return fahuo.addShop({
        appid: appid.trim(),
        name: name.trim(),
        secret: secret.trim(),
        ...(push_token?.trim() && { push_token: push_token.trim() }),
        ...(push_aes_key?.trim() && { push_aes_key: push_aes_key.trim() }),
      })
    },
    onSettled: refresh,
  })
  const empty = { appid: '', name: '', secret: '', push_token: '', push_aes_key: '' }
  const fields = useShopFields({ ...empty, ...again }, add.error)
  if (add.data) return <PushOnce added={add.data} onClose={onClose} />
  const { appid = '', secret = '' } = fields.values
  return (
    <FormDialog
      title={again ? text.add_again : text.add}
      send={text.checking}
      ready={appid.trim() !== '' && secret.trim() !== ''}
      busy={add.isPending}
      onSend={() => {
        if (fields.check()) add.mutate()
      }}
      onClose={onClose}
    >
      <ShopField field="appid" of={fields} fixed={again !== undefined} />
      <ShopField field="name" of={fields} />
      <ShopField field="secret" of={fields} />
      <ShopField field="push_token" of={fields} />
      <ShopField field="push_aes_key" of={fields} />
      <Refusal error={fields.rest} />
    </FormDialog>
  )
}

/** What the message push needs: only its button leaves, since it is not shown again. */
function PushOnce({ added, onClose }: { added: Schemas['AddedShop']; onClose: () => void }) {
  const text = useWords(words)
  const { shop, push } = added
  const shown: [label: string, value: string][] = [
    [text.push_url, pushUrlOf(shop)],
    [text.token, push.token],
    [text.aes_key, push.encoding_aes_key],
  ]
  return (
    <Dialog
      title={text.push_title}
      actions={
        <Button kind="primary" onClick={onClose}>
          {text.done}
        </Button>
      }
    >
      <div className="stack">
        <p>{text.push_more}</p>
        {shown.map(([label, value]) => (
          <div key={label} className="field">
            <span className="field-label" aria-hidden="true">
              {label}
            </span>
            <Copyable text={value} label={label} />
          </div>
        ))}
      </div>
    </Dialog>
  )
}
