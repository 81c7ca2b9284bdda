import type { Schemas } from '@fahuo/client'
import { useWords } from '../../../core/language.tsx'
import { hrefOf } from '../../../core/router.tsx'
import { timeOf } from '../../../begin/time.ts'
import { ShownOnce } from '../../../parts/shown-once.tsx'
import { words } from './words.ts'

const LOCAL = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/

/** A one-time link, shown once, and how it is handed over. */
export function LinkOnce(props: { made: Schemas['NewInvitation']; onClose: () => void }) {
  const { made, onClose } = props
  const text = useWords(words)
  // Without PUBLIC_URL the address that the reader came by is the best that is known.
  const link = made.link ?? `${location.origin}${hrefOf('')}#invitation=${made.token}`
  return (
    <ShownOnce
      title={text.link_title}
      text={link}
      label={text.link}
      done={text.close}
      onClose={onClose}
    >
      <p>{text.link_send}</p>
      <p className="muted small">{text.link_once(timeOf(made.expires_at))}</p>
      {LOCAL.test(new URL(link).hostname) && <p className="line-error small">{text.link_local}</p>}
    </ShownOnce>
  )
}
