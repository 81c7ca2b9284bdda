import type { Schemas } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo, type Role } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { refresh } from './access.ts'
import { ChooseRole } from './choose.tsx'
import { Confirm } from './confirm.tsx'
import { LinkOnce } from './link-once.tsx'
import { Refusal } from './refusal.tsx'
import { words } from './words.ts'

interface Props {
  person: Schemas['Person']
  onClose: () => void
}

/** What can be done about a person. */
export function ManagePerson({ person, onClose }: Props) {
  const text = useWords(words)
  const { id, name, state } = person
  const [role, setRole] = useState<Role>(person.role)
  const [removes, setRemoves] = useState(false)
  const change = useMutation({
    mutationFn: (what: { role: Role } | { state: 'active' | 'off' }) =>
      fahuo.changePerson({ id, ...what }),
    onSuccess() {
      toast(text.saved)
      onClose()
    },
    onSettled: refresh,
  })
  const reset = useMutation({
    mutationFn: () => fahuo.createInvitation({ person_id: id }),
    onSettled: refresh,
  })
  if (reset.data) return <LinkOnce made={reset.data} onClose={onClose} />
  if (removes)
    return (
      <Confirm
        title={text.remove_title(name)}
        more={text.remove_more}
        action={text.remove}
        done={text.removed}
        act={() => fahuo.removePerson({ id })}
        onClose={onClose}
      />
    )
  return (
    <Dialog title={name} onClose={onClose}>
      <div className="stack">
        <ChooseRole value={role} onChoose={setRole} />
        <div className="actions">
          <Button
            kind="primary"
            disabled={role === person.role}
            busy={change.isPending}
            onClick={() => change.mutate({ role })}
          >
            {text.change_role}
          </Button>
        </div>
        <Refusal error={change.error ?? reset.error} />
        <p className="muted small">{text.signs_out}</p>
        <div className="actions">
          <Button
            busy={change.isPending}
            onClick={() => change.mutate({ state: state === 'active' ? 'off' : 'active' })}
          >
            {state === 'active' ? text.switch_off : text.switch_on}
          </Button>
          {state === 'active' && (
            <Button busy={reset.isPending} onClick={() => reset.mutate()}>
              {text.reset}
            </Button>
          )}
          <Button kind="danger" onClick={() => setRemoves(true)}>
            {text.remove}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
