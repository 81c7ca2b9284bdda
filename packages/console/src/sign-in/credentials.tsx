import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import { queries, SESSION_KEY, wordsOf, type Session } from '../core/api.ts'
import { useWords } from '../core/language.tsx'
import { Button } from '../parts/button.tsx'
import { Problem, TextField } from '../parts/field.tsx'
import { words } from './words.ts'

interface CredentialsProps {
  /** Whose password it is, where that is settled. */
  known?: string | undefined
  /** `new`: the password is made up here; `current`: it is known. */
  password: 'new' | 'current'
  label: string
  /** What the button does. */
  action: string
  enter: (given: { name: string; password: string }) => Promise<Session>
  onDone?: () => void
  children?: ReactNode
}

/** Name and password, and the session that they open. */
export function Credentials(props: CredentialsProps) {
  const { known, label, action, enter, onDone, children } = props
  const text = useWords(words)
  const [name, setName] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const entering = useMutation({
    mutationFn: () => enter({ name, password }),
    onSuccess(session) {
      queries.setQueryData(SESSION_KEY, session)
      onDone?.()
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (!entering.isPending) entering.mutate()
  }
  return (
    <form className="sign-in-form" onSubmit={submit}>
      <TextField
        label={text.name}
        name="username"
        autoComplete="username"
        required
        readOnly={known !== undefined}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <TextField
        label={label}
        name="password"
        type="password"
        autoComplete={`${props.password}-password`}
        required
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={entering.error && <Problem {...wordsOf(entering.error)} />}
      />
      <Button type="submit" kind="primary" busy={entering.isPending}>
        {action}
      </Button>
      {children}
    </form>
  )
}
