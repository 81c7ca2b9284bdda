import type { Schemas } from '@fahuo/client'
import { FahuoError } from '@fahuo/client'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fahuo, LIVE_MS } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Copyable } from '../../parts/copy.tsx'
import { Failed } from '../../parts/empty.tsx'
import { TextField } from '../../parts/field.tsx'
import { FormDialog } from '../../parts/form-dialog.tsx'
import { ShownOnce } from '../../parts/shown-once.tsx'
import { Refusal } from '../settings/access/refusal.tsx'
import { SETS, words } from './platform-words.ts'

/** A server that is no third-party platform says so by this code: nothing is shown then. */
const NO_PLATFORM = 'no_platform'

/** The third-party platform of the server: whether WeChat reaches it, what failed, and links for merchants. */
export function Platform() {
  const text = useWords(words)
  const { language } = useLanguage()
  const [invites, setInvites] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['platform', language],
    queryFn: async () => {
      try {
        return (await fahuo.readPlatform()).platform
      } catch (refused) {
        if (refused instanceof FahuoError && refused.code === NO_PLATFORM) return null
        throw refused
      }
    },
    refetchInterval: LIVE_MS,
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return null
  return (
    <Card
      title={text.title}
      hint={text.hint}
      aside={
        <Button icon="plus" onClick={() => setInvites(true)}>
          {text.invite}
        </Button>
      }
    >
      <div className="stack">
        <Facts platform={data} />
        {data.failed.length > 0 && <FailedOnes failed={data.failed} />}
      </div>
      {invites && <Invite onClose={() => setInvites(false)} />}
    </Card>
  )
}

function Facts({ platform }: { platform: Schemas['PlatformStatus'] }) {
  const text = useWords(words)
  const { appid, ticket_at, ticket_late, shops, event_url, message_url } = platform
  const urls: [label: string, value: string][] = [
    [text.event_url, event_url],
    [text.message_url, message_url],
  ]
  return (
    <>
      <dl className="facts">
        <dt>{text.appid}</dt>
        <dd className="mono">{appid}</dd>
        <dt>{text.ticket}</dt>
        <dd>
          {ticket_at !== null && <span>{text.ticket_at(timeOf(ticket_at))} </span>}
          {ticket_at === null ? (
            <span className="line-error">{text.ticket_none}</span>
          ) : (
            ticket_late && <span className="line-error">{text.ticket_late}</span>
          )}
        </dd>
        <dt>{text.shops}</dt>
        <dd>{text.counts(shops.active, shops.suspended, shops.revoked)}</dd>
      </dl>
      {urls.map(([label, value]) => (
        <div key={label} className="field">
          <span className="field-label" aria-hidden="true">
            {label}
          </span>
          <Copyable text={value} label={label} />
        </div>
      ))}
    </>
  )
}

function FailedOnes({ failed }: { failed: readonly Schemas['FailedAuthorisation'][] }) {
  const text = useWords(words)
  return (
    <section className="shop-part" aria-labelledby="platform-failed">
      <h3 id="platform-failed">{text.failed}</h3>
      <ul className="lines">
        {failed.map(({ authorizer_appid, received_at, kind, error, remedy }) => (
          <li key={`${authorizer_appid} ${received_at}`} className="line">
            <div className="line-main">
              <strong className="mono">{authorizer_appid || kind}</strong>
              <span className="muted small">{timeOf(received_at)}</span>
              {error !== null && <span className="line-error small">{error}</span>}
              <span className="small">{remedy ?? text.again}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Makes a link for a merchant, and shows it once. */
function Invite({ onClose }: { onClose: () => void }) {
  const text = useWords(words)
  const [name, setName] = useState('')
  // The page of the order centre costs the merchant nothing.
  const [sets, setSets] = useState<readonly number[]>([182])
  const make = useMutation({
    mutationFn: () => fahuo.inviteMerchant({ name: name.trim(), permission_sets: [142, ...sets] }),
  })
  if (make.data)
    return (
      <ShownOnce
        title={text.link_title}
        text={make.data.link}
        label={text.link}
        done={text.done}
        onClose={onClose}
      >
        <p>{text.link_send}</p>
        <p className="muted small">{text.link_once(timeOf(make.data.expires_at))}</p>
      </ShownOnce>
    )
  return (
    <FormDialog
      title={text.invite}
      send={text.make}
      ready={name.trim() !== ''}
      busy={make.isPending}
      onSend={() => make.mutate()}
      onClose={onClose}
    >
      <TextField
        label={text.name}
        hint={text.name_hint}
        maxLength={40}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <fieldset className="choices">
        <legend className="field-label">{text.sets}</legend>
        <label className="choice">
          <input type="checkbox" checked disabled />
          {text.always}
        </label>
        {SETS.map((id) => (
          <label key={id} className="choice">
            <input
              type="checkbox"
              checked={sets.includes(id)}
              onChange={({ target }) =>
                setSets(target.checked ? [...sets, id] : sets.filter((one) => one !== id))
              }
            />
            {text.set_names[id]}
          </label>
        ))}
      </fieldset>
      <Refusal error={make.error} />
    </FormDialog>
  )
}
