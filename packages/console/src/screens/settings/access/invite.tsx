import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo, type Role } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { Refusal } from './refusal.tsx'
import { refresh } from './access.ts'
import { ChooseRole } from './choose.tsx'
import { LinkOnce } from './link-once.tsx'
import { words } from './words.ts'

/** Makes a link for somebody new. */
export function Invite({ onClose }: { onClose: () => void }) {
  const text = useWords(words)
  const [role, setRole] = useState<Role>('clerk')
  const make = useMutation({
    mutationFn: () => fahuo.createInvitation({ role }),
    onSettled: refresh,
  })
  if (make.data) return <LinkOnce made={make.data} onClose={onClose} />
  return (
    <Dialog
      title={text.invite_title}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={make.isPending} onClick={() => make.mutate()}>
            {text.make_link}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <div className="stack">
        <ChooseRole value={role} onChoose={setRole} />
        <Refusal error={make.error} />
      </div>
    </Dialog>
  )
}
