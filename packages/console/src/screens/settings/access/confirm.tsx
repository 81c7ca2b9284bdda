import { useMutation } from '@tanstack/react-query'
import { useWords } from '../../../core/language.tsx'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { refresh } from './access.ts'
import { Refusal } from './refusal.tsx'
import { words } from './words.ts'

/** Asks once more before something that cannot be undone. */
export function Confirm(props: {
  title: string
  more: string
  action: string
  done: string
  act: () => Promise<unknown>
  onClose: () => void
}) {
  const { title, more, action, done, act, onClose } = props
  const { cancel } = useWords(words)
  const confirmed = useMutation({
    mutationFn: act,
    onSuccess() {
      toast(done)
      onClose()
    },
    onSettled: refresh,
  })
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={confirmed.isPending} onClick={() => confirmed.mutate()}>
            {action}
          </Button>
          <Button onClick={onClose}>{cancel}</Button>
        </>
      }
    >
      <div className="stack">
        <p>{more}</p>
        <Refusal error={confirmed.error} />
      </div>
    </Dialog>
  )
}
