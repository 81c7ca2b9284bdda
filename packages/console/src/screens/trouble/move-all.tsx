import type { Schemas } from '@fahuo/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { count } from '../../core/money.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { words } from './words.ts'

type Group = Schemas['TroubledShipments']
export type Move = 'retry' | 'close'

/** Says how many are moved and what that means, and moves them. */
export function MoveAll(props: { move: Move; group: Group; onClose: () => void }) {
  const { move, group, onClose } = props
  const { reason, errcode } = group
  const text = useWords(words)
  const queries = useQueryClient()
  const moving = useMutation({
    mutationFn: () => {
      const which = { reason: reason ?? 'unproven', ...(errcode !== null && { errcode }) }
      return move === 'retry' ? fahuo.retryShipments(which) : fahuo.closeShipments(which)
    },
    onSuccess({ shipments, refused, left }) {
      const said = [text.moved[move](count(shipments.length))]
      if (refused.length > 0)
        said.push(text.refused(count(refused.length)), refused[0]?.error.message ?? '')
      if (left > 0) said.push(text.left(count(left)))
      toast(said.join(' · '), refused.length > 0 ? 'amber' : 'green')
      onClose()
    },
    onError: toastError,
    onSettled: () => queries.invalidateQueries({ queryKey: ['trouble'] }),
  })
  return (
    <Dialog
      title={text.confirm[move](count(group.count))}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={moving.isPending} onClick={() => moving.mutate()}>
            {text.do[move]}
          </Button>
          <Button onClick={onClose}>{text.cancel}</Button>
        </>
      }
    >
      <p>{group.cause}</p>
      <p>{text.meaning[move]}</p>
      <p className="muted small">{text.at_once}</p>
    </Dialog>
  )
}
