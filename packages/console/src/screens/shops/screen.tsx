import './shops.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { enterShop, fahuo, LIVE_MS, useSession, type Session } from '../../core/api.ts'
import { useLanguage, useWords } from '../../core/language.tsx'
import { useQueryState } from '../../core/router.tsx'
import { timeOf } from '../../begin/time.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Empty, Failed, Loading } from '../../parts/empty.tsx'
import { Pill, type Tone } from '../../parts/pill.tsx'
import { toastError } from '../../parts/toast.tsx'
import { AddShop } from './add-shop.tsx'
import { ManageShop } from './manage-shop.tsx'
import { Platform } from './platform.tsx'
import { callOf, SHOPS, type ServedShop } from './shop.ts'
import { words } from './words.ts'

/** 店铺 Shops: the Mini Programs of the server, for its owners. */
export default function Shops() {
  const text = useWords(words)
  const { data: session } = useSession()
  const [first] = session?.shops ?? []
  if (!session || !first) return <Loading />
  if (session.shop.appid !== first.appid)
    return (
      <Empty icon="shops" title={text.in_first}>
        <Button kind="primary" onClick={() => void enterShop(first.appid).catch(toastError)}>
          {text.go_first(first.name ?? text.first)}
        </Button>
      </Empty>
    )
  return <List first={first} />
}

function List({ first }: { first: Session['shops'][number] }) {
  const text = useWords(words)
  const { language } = useLanguage()
  const [adds, setAdds] = useState<{ again?: ServedShop } | null>(null)
  const [{ shop: shown }, show] = useQueryState({ shop: '' })
  const { data, error, refetch } = useQuery({
    // The server's words are in the reader's language.
    queryKey: [...SHOPS, 'list', language],
    queryFn: () => fahuo.listShops(),
    refetchInterval: LIVE_MS,
  })
  if (error) return <Failed error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading />
  const shop = data.shops.find(({ appid, state }) => appid === shown && state !== 'revoked')
  return (
    <>
      <Card
        title={text.shops}
        hint={text.hint}
        aside={
          <Button kind="primary" icon="plus" onClick={() => setAdds({})}>
            {text.add}
          </Button>
        }
      >
        <ul className="lines">
          <li className="line">
            <div className="line-main">
              <strong>{first.name ?? text.first}</strong>
              <span className="muted small mono">{first.appid}</span>
              <span className="muted small">{text.first_hint}</span>
            </div>
            <Pill tone="green" mark="check">
              {text.states.active}
            </Pill>
          </li>
          {data.shops.map((one) => (
            <Line
              key={one.appid}
              shop={one}
              onManage={() => show({ shop: one.appid })}
              onAdd={() => setAdds({ again: one })}
            />
          ))}
        </ul>
      </Card>
      <Platform />
      {adds && <AddShop again={adds.again} onClose={() => setAdds(null)} />}
      {shop && <ManageShop shop={shop} onClose={() => show({ shop: '' })} />}
    </>
  )
}

const TONES: Record<ServedShop['state'], Tone> = {
  active: 'green',
  suspended: 'amber',
  revoked: 'grey',
  invited: 'grey',
}

function Line(props: { shop: ServedShop; onManage: () => void; onAdd: () => void }) {
  const { shop, onManage, onAdd } = props
  const text = useWords(words)
  const { appid, mode, state, lacks, last_push_at, last_error } = shop
  const name = callOf(shop)
  return (
    <li className="line">
      <div className="line-main">
        <strong>{name}</strong>
        <span className="muted small mono">{appid}</span>
        {state !== 'revoked' && (
          <span className="muted small">
            {last_push_at === null ? text.no_push : text.last_push(timeOf(last_push_at))}
          </span>
        )}
        {last_error && <span className="line-error small">{last_error.message}</span>}
      </div>
      <div className="shop-tags">
        {lacks.map((lack) => (
          <Pill key={lack} tone={lack === 'pay' ? 'amber' : 'red'} mark="warn">
            {text.lacks[lack]}
          </Pill>
        ))}
        <Pill tone={TONES[state]} mark={state === 'active' ? 'check' : undefined}>
          {text.states[state]}
        </Pill>
      </div>
      {state === 'revoked' ? (
        mode === 'own' && (
          <Button onClick={onAdd}>
            {text.add_again}
            <span className="hidden-text"> {name}</span>
          </Button>
        )
      ) : (
        <Button onClick={onManage}>
          {text.manage}
          <span className="hidden-text"> {name}</span>
        </Button>
      )}
    </li>
  )
}
