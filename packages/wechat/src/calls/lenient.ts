/**
 * What WeChat takes of a request beside what its documents say, and what SDKs of other languages
 * therefore send. The proxy, the merchant API and the emulator all read bodies with this.
 */
import { z } from 'zod'

/** Names that WeChat takes for their numbers: delivery_mode [observed], the others [seeds 001 and 004]. */
const ENUM_NAMES: Record<string, Record<string, number>> = {
  delivery_mode: { UNIFIED_DELIVERY: 1, SPLIT_DELIVERY: 2 },
  order_number_type: { MERCHANT_TRADE_NUMBER: 1, WXPAY_TRADE_NUMBER: 2 },
  logistics_type: { LOCATION_BASED_LOGISTICS: 2 },
}

export interface LenientOptions {
  /** Hears of each field that the schema neither knows nor keeps, with the names that it knows there. */
  onUnknown?: (path: readonly (string | number)[], known: readonly string[]) => void
}

/**
 * Returns a body as WeChat reads it, by the schema that it is checked with afterwards:
 * - `null` is absent [observed]; so is `""` where a field is optional, and `[]` where an optional
 *   object is meant [observed: bodies of Go and PHP SDKs, which ship];
 * - a number may be text, and an enum its name [observed];
 * - `true` and `false` may be text, 1 or 0 [assumed].
 * Whatever else is wrong stays as it came.
 */
export function asWechatReads(
  schema: z.core.$ZodType,
  body: unknown,
  options: LenientOptions = {},
): unknown {
  return read(schema, body, [], options)
}

function read(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly (string | number)[],
  options: LenientOptions,
): unknown {
  const inner = unwrapped(schema)
  if (inner instanceof z.ZodObject && isRecord(value))
    return readObject(inner, value, path, options)
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((item, at) => read(inner.element, item, [...path, at], options))
  if (inner instanceof z.ZodIntersection) {
    const { left, right } = inner.def
    return read(right, read(left, value, path, options), path, options)
  }
  return readScalar(inner, value, String(path.at(-1) ?? ''))
}

function readObject(
  schema: z.ZodObject,
  body: Record<string, unknown>,
  path: readonly (string | number)[],
  options: LenientOptions,
): Record<string, unknown> {
  const shape: Record<string, z.core.$ZodType> = schema.shape
  const fields: [string, unknown][] = []
  for (const [name, value] of Object.entries(body)) {
    const field = Object.hasOwn(shape, name) ? shape[name] : undefined
    if (!field && !isLoose(schema)) options.onUnknown?.([...path, name], Object.keys(shape))
    if (value === null) continue
    if (!field) {
      fields.push([name, value])
      continue
    }
    const given = read(field, value, [...path, name], options)
    if (!isEmpty(field, value, given) || !isOptional(field)) fields.push([name, given])
  }
  return Object.fromEntries(fields)
}

/** `""`, `[]` in the place of an object, and an object of nothing but empty fields. */
function isEmpty(field: z.core.$ZodType, value: unknown, given: unknown): boolean {
  if (value === '') return true
  if (!(unwrapped(field) instanceof z.ZodObject)) return false
  if (Array.isArray(value)) return value.length === 0
  const had = isRecord(value) && Object.keys(value).length > 0
  return had && isRecord(given) && Object.keys(given).length === 0
}

function readScalar(schema: z.core.$ZodType, value: unknown, name: string): unknown {
  const as = (other: unknown) => (z.safeParse(schema, other).success ? other : value)
  if (schema instanceof z.ZodBoolean) return BOOLEANS.get(value) ?? value
  if (typeof value !== 'string' || takesText(schema)) return value
  if (/^-?\d{1,15}$/.test(value)) return isNumber(schema) ? Number(value) : as(Number(value))
  const named = ENUM_NAMES[name]?.[value]
  return named !== undefined && isNumber(schema) ? named : value
}

const BOOLEANS = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  [1, true],
  [0, false],
])

const isNumber = (schema: z.core.$ZodType) => schema instanceof z.ZodNumber
const takesText = (schema: z.core.$ZodType): boolean =>
  schema instanceof z.ZodString ||
  (schema instanceof z.ZodUnion && schema.options.some((one) => takesText(unwrapped(one))))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether an object keeps fields that it does not know. */
const isLoose = ({ def: { catchall } }: z.ZodObject) =>
  catchall !== undefined && !(catchall instanceof z.ZodNever)

const optional = new WeakMap<z.core.$ZodType, boolean>()

/** Whether a field may be left out. */
function isOptional(field: z.core.$ZodType): boolean {
  const known = optional.get(field) ?? z.safeParse(field, undefined).success
  optional.set(field, known)
  return known
}

/** Takes off what a schema is wrapped in: optional, nullable, a default, a transform after it. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  // oxlint-disable-next-line no-underscore-dangle
  const { def } = schema._zod as { def: { innerType?: z.core.$ZodType; in?: z.core.$ZodType } }
  const inner = def.innerType ?? def.in
  return inner ? unwrapped(inner) : schema
}
