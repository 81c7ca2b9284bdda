import type { Schemas } from '@fahuo/client'
import { useMutation } from '@tanstack/react-query'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { toastError } from '../../parts/toast.tsx'
import { words } from './words.ts'

type Complaint = Schemas['Complaint']

interface ContactProps {
  complaint_order_id: string
  /** Gets the complaint as WeChat has it now. */
  onRead: (complaint: Complaint) => void
}

/** The buyer's phone number: asked for by one click, forgotten when it is closed. */
export function Contact({ complaint_order_id, onRead }: ContactProps) {
  const text = useWords(words)
  const reading = useMutation({
    mutationFn: () => fahuo.readComplaint({ complaint_order_id, contact: '1' }),
    onSuccess: ({ complaint }) => onRead(complaint),
    onError: toastError,
    gcTime: 0,
  })
  const contact = reading.data?.complaint.contact
  return (
    <section>
      <h3>{text.contact}</h3>
      {contact ? (
        <p className="contact">
          {contact.nickname}{' '}
          {contact.phone_number ? (
            <a className="number" href={`tel:${contact.phone_number}`}>
              {contact.phone_number}
            </a>
          ) : (
            text.no_phone
          )}
          <Button kind="quiet" onClick={() => reading.reset()}>
            {text.hide_contact}
          </Button>
        </p>
      ) : (
        <Button busy={reading.isPending} onClick={() => reading.mutate()}>
          {text.show_contact}
        </Button>
      )}
      <p className="muted small">{text.contact_hidden}</p>
    </section>
  )
}
