import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Copyable } from '../../parts/copy.tsx'
import { Drawer } from '../../parts/dialog.tsx'
import { ChangeShop, RemoveShop } from './change-shop.tsx'
import { callOf, pushUrlOf, SHOPS, type ServedShop } from './shop.ts'
import { ShopPeople } from './shop-people.tsx'
import { words } from './words.ts'

interface Props {
  shop: ServedShop
  onClose: () => void
}

type Doing = 'name' | 'secret' | 'remove'

/** All that can be done about one shop. */
export function ManageShop({ shop, onClose }: Props) {
  const text = useWords(words)
  const [doing, setDoing] = useState<Doing | null>(null)
  const back = () => setDoing(null)
  if (doing === 'remove') return <RemoveShop shop={shop} onClose={back} onRemoved={onClose} />
  if (doing !== null) return <ChangeShop shop={shop} field={doing} onClose={back} />
  return (
    <Drawer title={callOf(shop)} onClose={onClose}>
      <div className="stack">
        <State shop={shop} />
        {shop.mode === 'own' ? (
          <Service shop={shop} onDo={setDoing} />
        ) : (
          <p className="muted">{text.by_platform}</p>
        )}
        <ShopPeople shop={shop} />
      </div>
    </Drawer>
  )
}

function State({ shop }: { shop: ServedShop }) {
  const text = useWords(words)
  const { appid, mode, state, verified_at, last_push_at, last_error, lacks } = shop
  return (
    <section className="shop-part" aria-labelledby="shop-state">
      <h3 id="shop-state">{text.facts}</h3>
      <dl className="facts">
        <dt>{text.appid}</dt>
        <dd className="mono">{appid}</dd>
        <dt>{text.facts}</dt>
        <dd>{text.states[state]}</dd>
        <dt>{text.verified}</dt>
        <dd>{verified_at === null ? text.never : timeOf(verified_at)}</dd>
        <dt>{text.push}</dt>
        <dd>{last_push_at === null ? text.no_push : text.last_push(timeOf(last_push_at))}</dd>
        <dt>{text.trouble}</dt>
        <dd>
          {last_error ? (
            <span>
              <span className="line-error">{last_error.message}</span>
              <br />
              <span className="muted small">
                {timeOf(last_error.at)} · {last_error.remedy}
              </span>
            </span>
          ) : (
            text.no_error
          )}
        </dd>
      </dl>
      {lacks.map((lack) => (
        <p key={lack} className="small">
          <strong>{text.lacks[lack]}</strong>
          <br />
          <span className="muted">
            {text.lacks_more[lack]}
            {lack === 'pay' && <span className="mono">{appid}</span>}
          </span>
        </p>
      ))}
      {mode === 'own' && (
        <div className="field">
          <span className="field-label" aria-hidden="true">
            {text.push_url}
          </span>
          <Copyable text={pushUrlOf(shop)} label={text.push_url} />
        </div>
      )}
    </section>
  )
}

function Service({ shop, onDo }: { shop: ServedShop; onDo: (doing: Doing) => void }) {
  const text = useWords(words)
  const { appid, state } = shop
  const change = useAct(
    (next: 'active' | 'suspended') => fahuo.changeShop({ appid, state: next }),
    [SHOPS, ['session']],
    (result) => (result.shop.state === 'suspended' ? text.suspended : text.resumed),
  )
  const next = state === 'suspended' ? 'active' : 'suspended'
  return (
    <section className="shop-part" aria-labelledby="shop-service">
      <h3 id="shop-service">{text.serving}</h3>
      <p className="muted small">{text.suspend_more}</p>
      <div className="actions">
        <Button busy={change.isPending} onClick={() => change.mutate(next)}>
          {next === 'active' ? text.resume : text.suspend}
        </Button>
        <Button onClick={() => onDo('name')}>{text.rename}</Button>
        <Button onClick={() => onDo('secret')}>{text.replace}</Button>
        <Button kind="danger" onClick={() => onDo('remove')}>
          {text.remove}
        </Button>
      </div>
    </section>
  )
}
