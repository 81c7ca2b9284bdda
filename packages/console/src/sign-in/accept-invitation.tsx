import { useQuery } from '@tanstack/react-query'
import { fahuo } from '../core/api.ts'
import { useWords } from '../core/language.tsx'
import { Button } from '../parts/button.tsx'
import { Failed, Loading } from '../parts/empty.tsx'
import { words as shell } from '../shell/words.ts'
import { Credentials } from './credentials.tsx'
import { Frame } from './frame.tsx'
import { words } from './words.ts'

/** What a link leads to. Looking spends nothing: WeChat opens links before people do. */
export function AcceptInvitation({ token, onDone }: { token: string; onDone: () => void }) {
  const text = useWords(words)
  const { roles } = useWords(shell)
  const look = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => fahuo.lookAtInvitation({ token }),
    staleTime: Infinity,
  })
  if (look.isPending) return <Loading />
  if (look.isError)
    return (
      <Frame title={text.invited_title}>
        <Failed error={look.error} />
        <Button onClick={onDone}>{text.again}</Button>
      </Frame>
    )
  const { person, role } = look.data
  return (
    <Frame title={person ? text.reset_title(person.name) : text.invited_title}>
      <p>{text.invited_as(roles[role])}</p>
      <Credentials
        known={person?.name}
        password="new"
        label={text.new_password}
        action={text.accept}
        enter={({ name, password }) =>
          fahuo.acceptInvitation({ token, password, ...(!person && { name }) })
        }
        onDone={onDone}
      />
    </Frame>
  )
}
