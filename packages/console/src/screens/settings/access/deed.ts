import type { Schemas } from '@fahuo/client'
import type { words } from './words.ts'

type Text = (typeof words)['zh']
type Facts = Readonly<Record<string, unknown>>

/** One thing that was changed, in words. */
export interface Fact {
  label: string
  before: string | null
  after: string | null
}

const word = (names: Readonly<Record<string, string>>, value: string) => names[value] ?? value

interface Parcel {
  tracking_no?: string
  express_company?: string
}

const parcelsOf = (value: readonly Parcel[], carrierName: (id: string) => string) =>
  value
    .map(({ express_company, tracking_no }) =>
      [express_company && carrierName(express_company), tracking_no].filter(Boolean).join(' '),
    )
    .filter(Boolean)
    .join('、')

/** What an entry says of before and after; what is the same in both is not said. */
export function factsOf(
  { before, after }: Pick<Schemas['AuditEntry'], 'before' | 'after'>,
  text: Text,
  roles: Readonly<Record<string, string>>,
  carrierName: (delivery_id: string) => string,
): Fact[] {
  const names: Readonly<Record<keyof Text['facts'], Readonly<Record<string, string>>>> = {
    name: {},
    role: roles,
    state: text.states,
    scope: text.scopes,
    link: text.links,
    parcels: {},
    answer: text.answers,
  }
  const say = (facts: Facts | null, field: keyof Text['facts']): string | null => {
    const value = facts?.[field]
    if (typeof value === 'string') return word(names[field], value)
    return Array.isArray(value) ? parcelsOf(value as Parcel[], carrierName) || null : null
  }
  return (
    (Object.keys(names) as (keyof Text['facts'])[])
      .map((field) => ({
        label: text.facts[field],
        before: say(before, field),
        after: say(after, field),
      }))
      // A change names only what it changes.
      .filter((fact) => (after === null ? fact.before : fact.after) !== null)
      .filter((fact) => fact.before !== fact.after)
  )
}
