import type { Schemas } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../core/act.ts'
import { fahuo, LIVE_MS, useSession } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { timeOf } from '../../../begin/time.ts'
import { Button } from '../../../parts/button.tsx'
import { Card } from '../../../parts/card.tsx'
import { Failed, Loading } from '../../../parts/empty.tsx'
import { Pill } from '../../../parts/pill.tsx'
import { words as shell } from '../../../shell/words.ts'
import { INVITATIONS, PEOPLE } from './access.ts'
import { Invite } from './invite.tsx'
import { ManagePerson } from './manage-person.tsx'
import { words } from './words.ts'

/** Who may come in, and the links that let others in. */
export function People() {
  const text = useWords(words)
  const [invites, setInvites] = useState(false)
  const [managed, setManaged] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: PEOPLE,
    queryFn: () => fahuo.listPeople(),
    refetchInterval: LIVE_MS,
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const person = data.people.find(({ id }) => id === managed)
  return (
    <>
      <Card
        title={text.people}
        hint={text.people_hint}
        aside={
          <Button kind="primary" icon="plus" onClick={() => setInvites(true)}>
            {text.invite}
          </Button>
        }
      >
        <ul className="lines">
          {data.people.map((one) => (
            <Line key={one.id} person={one} onManage={() => setManaged(one.id)} />
          ))}
        </ul>
      </Card>
      <Invitations />
      {invites && <Invite onClose={() => setInvites(false)} />}
      {person && <ManagePerson person={person} onClose={() => setManaged('')} />}
    </>
  )
}

function Line({ person, onManage }: { person: Schemas['Person']; onManage: () => void }) {
  const text = useWords(words)
  const { roles } = useWords(shell)
  const { data: session } = useSession()
  const { id, name, role, state, seen_at } = person
  return (
    <li className="line">
      <div className="line-main">
        <span>
          <strong>{name}</strong>
          {id === session?.person.id && <span className="muted small"> · {text.you}</span>}
        </span>
        <span className="muted small">
          {seen_at === null ? text.never_seen : text.seen(timeOf(seen_at))}
        </span>
      </div>
      <Pill tone="grey">{roles[role]}</Pill>
      <Pill
        tone={state === 'active' ? 'green' : 'red'}
        mark={state === 'active' ? 'check' : 'close'}
      >
        {text[state]}
      </Pill>
      <Button onClick={onManage}>
        {text.manage}
        <span className="hidden-text"> {name}</span>
      </Button>
    </li>
  )
}

function Invitations() {
  const text = useWords(words)
  const { roles } = useWords(shell)
  const { data, error, refetch } = useQuery({
    queryKey: INVITATIONS,
    queryFn: () => fahuo.listInvitations(),
    refetchInterval: LIVE_MS,
  })
  const remove = useAct(
    (id: string) => fahuo.removeInvitation({ id }),
    [INVITATIONS],
    () => text.removed,
  )
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  return (
    <Card title={text.invitations} hint={text.invitations_hint}>
      {data.invitations.length === 0 && <p className="muted">{text.no_invitations}</p>}
      <ul className="lines">
        {data.invitations.map(({ id, role, person, expires_at }) => {
          const use = person ? text.for_password(person.name) : text.for_new(roles[role])
          return (
            <li key={id} className="line">
              <div className="line-main">
                <strong>{use}</strong>
                <span className="muted small">{text.until(timeOf(expires_at))}</span>
              </div>
              <Button kind="danger" busy={remove.isPending} onClick={() => remove.mutate(id)}>
                {text.remove}
                <span className="hidden-text"> {use}</span>
              </Button>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
