import { useQuery } from '@tanstack/react-query'
import { fahuo, queries, SESSION_KEY, wordsOf } from '../core/api.ts'
import { useWords } from '../core/language.tsx'
import { Button } from '../parts/button.tsx'
import { Copyable } from '../parts/copy.tsx'
import { Failed, Loading } from '../parts/empty.tsx'
import { Problem } from '../parts/field.tsx'
import { Credentials } from './credentials.tsx'
import { Frame } from './frame.tsx'
import { words } from './words.ts'

/**
 * Name and password; before there is an owner, the command that makes one; in the demo, nothing.
 * @param just_left whoever signed out is not signed in again before they say so
 */
export function SignIn({ just_left }: { just_left: boolean }) {
  const text = useWords(words)
  const start = useQuery({
    queryKey: ['start'],
    queryFn: () => fahuo.readSessionStart(),
    refetchInterval: 5000,
  })
  if (start.isPending) return <Loading />
  if (start.isError) return <Failed error={start.error} onRetry={() => void start.refetch()} />
  if (start.data.demo) return <EnterDemo at_once={!just_left} />
  if (!start.data.people)
    return (
      <Frame title={text.first_title}>
        <div className="sign-in-form">
          <p>{text.first_text}</p>
          <Copyable text={text.first_command} label={text.command} />
          <p className="muted small">{text.first_hint}</p>
        </div>
      </Frame>
    )
  return (
    <Frame title={text.title}>
      <Credentials
        password="current"
        label={text.password}
        action={text.sign_in}
        enter={(given) => fahuo.signIn(given)}
      >
        <p className="muted small">
          {text.forgotten} <code>{text.forgotten_command}</code>
        </p>
      </Credentials>
    </Frame>
  )
}

function EnterDemo({ at_once }: { at_once: boolean }) {
  const text = useWords(words)
  const enter = useQuery({
    queryKey: ['enter-demo'],
    queryFn: async () => {
      const session = await fahuo.enterDemo()
      queries.setQueryData(SESSION_KEY, session)
      return session
    },
    enabled: at_once,
    staleTime: Infinity,
  })
  if (enter.isFetching) return <Loading />
  return (
    <Frame title={text.demo_title}>
      <div className="sign-in-form">
        <p>{text.demo_text}</p>
        {enter.error && <Problem {...wordsOf(enter.error)} />}
        <Button kind="primary" onClick={() => void enter.refetch()}>
          {text.demo_enter}
        </Button>
      </div>
    </Frame>
  )
}
