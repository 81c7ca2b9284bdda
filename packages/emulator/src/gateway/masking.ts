/** All that lets somebody in: secrets, tokens, tickets, session keys, and codes to exchange for them. */
const SECRET =
  /secret|tokens?$|ticket|^session_?key$|^js_?code$|^authorization_?code$|^auth_?code$/i

/** Says which waybill, lets nobody in. */
const NO_SECRET = /^waybill_token$/

/** Fields that hold phone numbers; their middle is masked as WeChat itself does. */
const PHONE = /contact$|phone|mobile/i

/** Copies a value with everything secret in it masked: what is shown to a developer, kept or logged. */
export function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (SECRET.test(name) && !NO_SECRET.test(name)) return [name, '***']
      if (PHONE.test(name) && typeof inner === 'string')
        return [name, inner.replace(/(?<=\d{3})\d{4}(?=\d{4})/, '****')]
      return [name, masked(inner)]
    }),
  )
}
