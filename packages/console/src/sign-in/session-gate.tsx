import { useState } from 'react'
import { useSession } from '../core/api.ts'
import { Failed, Loading } from '../parts/empty.tsx'
import { Shell } from '../shell/shell.tsx'
import { AcceptInvitation } from './accept-invitation.tsx'
import { SignIn } from './sign-in.tsx'

const INVITATION = /^#invitation=([\w-]+)$/

/** Takes the token of a link out of the address, so that nobody finds it in the history. */
function takeInvitation(): string | null {
  const token = INVITATION.exec(location.hash)?.[1] ?? null
  if (token) history.replaceState(null, '', location.pathname)
  return token
}

// Taken once, as the page is read: React may begin a component twice.
const arrived_with = takeInvitation()

/** Who is not signed in sees the sign-in, or what their link is for. */
export function SessionGate() {
  const [invitation, setInvitation] = useState(arrived_with)
  const [was_in, setWasIn] = useState(false)
  const session = useSession()
  if (session.data && !was_in) setWasIn(true)
  if (invitation) return <AcceptInvitation token={invitation} onDone={() => setInvitation(null)} />
  if (session.isPending) return <Loading />
  if (session.isError)
    return <Failed error={session.error} onRetry={() => void session.refetch()} />
  return session.data ? <Shell session={session.data} /> : <SignIn just_left={was_in} />
}
