import type { Schemas } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo, LIVE_MS } from '../../../core/api.ts'
import { useWords } from '../../../core/language.tsx'
import { timeOf } from '../../../begin/time.ts'
import { Button } from '../../../parts/button.tsx'
import { Card } from '../../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../../parts/empty.tsx'
import { Pill } from '../../../parts/pill.tsx'
import { KEYS } from './access.ts'
import { Confirm } from './confirm.tsx'
import { NewKey } from './new-key.tsx'
import { words } from './words.ts'

/** The keys by which other systems call the API. */
export function Keys() {
  const text = useWords(words)
  const [adds, setAdds] = useState(false)
  const [revoked, setRevoked] = useState('')
  const { data, error, refetch } = useQuery({
    queryKey: KEYS,
    queryFn: () => fahuo.listKeys(),
    refetchInterval: LIVE_MS,
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const one = data.keys.find(({ id }) => id === revoked)
  return (
    <Card
      title={text.keys}
      hint={text.keys_hint}
      aside={
        <Button kind="primary" icon="plus" onClick={() => setAdds(true)}>
          {text.new_key}
        </Button>
      }
    >
      {data.keys.length === 0 && (
        <Empty icon="webhooks" title={text.no_keys}>
          {text.no_keys_more}
        </Empty>
      )}
      <ul className="lines">
        {data.keys.map((key) => (
          <Line key={key.id} api_key={key} onRevoke={() => setRevoked(key.id)} />
        ))}
      </ul>
      {adds && <NewKey onClose={() => setAdds(false)} />}
      {one && (
        <Confirm
          title={text.revoke_title(one.name)}
          more={text.revoke_more}
          action={text.revoke}
          done={text.revoked}
          act={() => fahuo.revokeKey({ id: one.id })}
          onClose={() => setRevoked('')}
        />
      )}
    </Card>
  )
}

function Line({ api_key, onRevoke }: { api_key: Schemas['ApiKey']; onRevoke: () => void }) {
  const text = useWords(words)
  const { name, scope, created_at, revoked_at } = api_key
  return (
    <li className="line">
      <div className="line-main">
        <strong>{name}</strong>
        <span className="muted small">
          {revoked_at === null
            ? text.created(timeOf(created_at))
            : text.revoked_at(timeOf(revoked_at))}
        </span>
        <span className="muted small">{text.scope_may[scope]}</span>
      </div>
      <Pill tone="grey">{text.scopes[scope]}</Pill>
      {revoked_at === null ? (
        <>
          <Pill tone="green" mark="check">
            {text.in_use}
          </Pill>
          <Button kind="danger" onClick={onRevoke}>
            {text.revoke}
            <span className="hidden-text"> {name}</span>
          </Button>
        </>
      ) : (
        <Pill tone="red" mark="close">
          {text.revoked}
        </Pill>
      )}
    </li>
  )
}
