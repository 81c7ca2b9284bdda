import type { Schemas } from '@fahuo/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { toast, toastError } from '../../parts/toast.tsx'
import { isUnderWay } from './answers.tsx'
import { words } from './words.ts'

type Complaint = Schemas['Complaint']

type Action = Schemas['ComplaintAction']

/** Characters that the server takes. */
const MOST = 1000

/** What may be answered now; it is read again before it is sent. */
export function AnswerForm({ complaint }: { complaint: Complaint }) {
  const text = useWords(words)
  const { actions, answers } = complaint
  const [chosen, setChosen] = useState<Action | null>(null)
  const [content, setContent] = useState('')
  const [asked, setAsked] = useState(false)
  const [confirming, setConfirming] = useState(false)
  const [first] = actions
  const action = chosen !== null && actions.includes(chosen) ? chosen : first
  if (answers.some(isUnderWay)) return <p className="muted">{text.under_way}</p>
  if (!action) return <p className="muted">{text.not_now}</p>
  const missing = action !== 'agree' && content.trim() === ''
  const send = () => {
    setAsked(true)
    if (!missing) setConfirming(true)
  }
  return (
    <div className="answer">
      <fieldset className="answer-actions">
        <legend className="hidden-text">{text.answer}</legend>
        {actions.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="action"
              checked={one === action}
              onChange={() => setChosen(one)}
            />
            {text.actions[one]}
          </label>
        ))}
      </fieldset>
      <p className="muted small">{text.action_hints[action]}</p>
      <Field
        label={text.text}
        hint={text.length(content.length, MOST)}
        error={asked && missing && text.needed}
      >
        {(control) => (
          <textarea
            {...control}
            className="input"
            maxLength={MOST}
            value={content}
            onChange={(event) => setContent(event.target.value)}
          />
        )}
      </Field>
      <Button kind="primary" onClick={send}>
        {text.send}
      </Button>
      {confirming && (
        <Confirm
          complaint_order_id={complaint.complaint_order_id}
          action={action}
          content={content.trim()}
          onClose={() => setConfirming(false)}
          onSent={() => {
            setContent('')
            setAsked(false)
            setConfirming(false)
          }}
        />
      )}
    </div>
  )
}

interface ConfirmProps {
  complaint_order_id: string
  action: Action
  content: string
  onClose: () => void
  onSent: () => void
}

/** Shows once more what is sent, and sends it. */
function Confirm({ complaint_order_id, action, content, onClose, onSent }: ConfirmProps) {
  const text = useWords(words)
  const queries = useQueryClient()
  const sending = useMutation({
    mutationFn: () =>
      fahuo.answerComplaint({ complaint_order_id, action, ...(content && { content }) }),
    onSuccess({ answer }) {
      toast(text.states[answer.state], answer.state === 'done' ? 'green' : 'amber')
      onSent()
    },
    onError(error) {
      toastError(error)
      onClose()
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['complaint', complaint_order_id] }),
        queries.invalidateQueries({ queryKey: ['complaints'] }),
      ]),
  })
  return (
    <Dialog
      title={text.confirm(text.actions[action])}
      onClose={onClose}
      actions={
        <>
          <Button kind="primary" busy={sending.isPending} onClick={() => sending.mutate()}>
            {text.send}
          </Button>
          <Button onClick={onClose}>{text.back}</Button>
        </>
      }
    >
      {content && <p className="complaint-text">{content}</p>}
      <p>{text.action_hints[action]}</p>
      <p className="muted">{text.once}</p>
    </Dialog>
  )
}
