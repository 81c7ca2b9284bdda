import { distance } from 'fastest-levenshtein'
import { FahuoError } from '../core/errors.ts'

/** A field that a schema does not know, and those that it knows there. */
export interface UnknownField {
  path: readonly (string | number)[]
  known: readonly string[]
}

/** The longest name that is repeated in an error. */
const LONGEST = 64

/** `shippingList` and `shipping-list` are near to `shipping_list`. */
const plain = (name: string) => name.toLowerCase().replaceAll(/[_-]/g, '')

/** Makes the error of an unknown field: it names the nearest known one, or all of them. */
export function unknownField({ path, known }: UnknownField): FahuoError {
  const name = String(path.at(-1)).slice(0, LONGEST)
  const field = [...path.slice(0, -1), name].join('.')
  const [nearest] = known
    .map((one) => ({ one, away: distance(plain(one), plain(name)) }))
    .filter(({ one, away }) => away <= Math.max(1, Math.floor(plain(one).length / 2)))
    .toSorted((a, b) => a.away - b.away)
  return new FahuoError(
    'unknown_field',
    nearest
      ? { en: `${field}: did you mean ${nearest.one}?`, zh: `${field}：是否为 ${nearest.one}？` }
      : {
          en: `${field}: known here are ${known.join(', ') || 'none'}`,
          zh: `${field}：此处可用 ${known.join('、') || '无'}`,
        },
  )
}
