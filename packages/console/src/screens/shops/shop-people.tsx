import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../core/act.ts'
import { fahuo, type Role } from '../../core/api.ts'
import { useWords } from '../../core/language.tsx'
import { Button } from '../../parts/button.tsx'
import { Failed, Loading } from '../../parts/empty.tsx'
import { SelectField } from '../../parts/field.tsx'
import { words as shell } from '../../shell/words.ts'
import { PEOPLE } from '../settings/access/access.ts'
import { shopPeople, type ServedShop } from './shop.ts'
import { words } from './words.ts'

/** Who was given a role in a shop, and gives one to others. */
export function ShopPeople({ shop: { appid, mode } }: { shop: ServedShop }) {
  const text = useWords(words)
  const { roles } = useWords(shell)
  const key = shopPeople(appid)
  const people = useQuery({ queryKey: PEOPLE, queryFn: () => fahuo.listPeople() })
  const given = useQuery({ queryKey: key, queryFn: () => fahuo.listShopPeople({ appid }) })
  const give = useAct(
    (grant: { id: string; role: Role }) => fahuo.giveShopRole({ appid, ...grant }),
    [key],
    () => text.given,
  )
  const take = useAct(
    (id: string) => fahuo.takeShopRole({ appid, id }),
    [key],
    () => text.taken,
  )
  const error = people.error ?? given.error
  if (error)
    return (
      <Failed error={error} onRetry={() => void Promise.all([people.refetch(), given.refetch()])} />
    )
  if (!people.data || !given.data) return <Loading />
  const have = new Set(given.data.people.map(({ id }) => id))
  // An owner of the first shop is one of all shops of its merchant.
  const others = people.data.people.filter(
    ({ id, role, state }) =>
      state === 'active' && !have.has(id) && (mode === 'authorised' || role !== 'owner'),
  )
  const names = Object.entries(roles) as [Role, string][]
  return (
    <section className="shop-part" aria-labelledby="shop-people">
      <h3 id="shop-people">{text.people}</h3>
      <p className="muted small">
        {mode === 'authorised' ? text.people_hint_platform : text.people_hint}
      </p>
      {given.data.people.length === 0 && <p className="muted">{text.nobody}</p>}
      <ul className="lines">
        {given.data.people.map(({ id, name, role }) => (
          <li key={id} className="line shop-person">
            <strong className="line-main">{name}</strong>
            <SelectField
              bare
              label={text.role_of(name)}
              className="shop-role"
              value={role}
              options={names}
              disabled={give.isPending}
              onChoose={(chosen) => give.mutate({ id, role: chosen })}
            />
            <Button kind="danger" busy={take.isPending} onClick={() => take.mutate(id)}>
              {text.take}
              <span className="hidden-text"> {name}</span>
            </Button>
          </li>
        ))}
      </ul>
      {others.length === 0 ? (
        <p className="muted small">{text.everybody}</p>
      ) : (
        <GiveRole
          // The first one that is left is chosen, whoever was before.
          key={others[0]?.id}
          people={others.map(({ id, name }) => [id, name] as const)}
          names={names}
          busy={give.isPending}
          onGive={give.mutate}
        />
      )}
    </section>
  )
}

function GiveRole(props: {
  people: readonly (readonly [id: string, name: string])[]
  names: readonly [Role, string][]
  busy: boolean
  onGive: (grant: { id: string; role: Role }) => void
}) {
  const { people, names, busy, onGive } = props
  const text = useWords(words)
  const [id, setId] = useState(people[0]?.[0] ?? '')
  const [role, setRole] = useState<Role>('clerk')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onGive({ id, role })
      }}
    >
      <SelectField label={text.person} value={id} options={people} onChoose={setId} />
      <SelectField label={text.role} value={role} options={names} onChoose={setRole} />
      <div className="actions">
        <Button type="submit" busy={busy}>
          {text.give}
        </Button>
      </div>
    </form>
  )
}
