/** A call that came in, without anything secret. */
export interface CallRecord {
  /** Unix ms of the virtual clock. */
  at: number
  path: string
  /** Null: a fault came before there was an answer. */
  errcode: number | null
  /** The fault that this call met. */
  fault: string | null
  request: unknown
}

const KEPT = 1000

/** Characters of a request that are worth keeping. */
const KEPT_CHARACTERS = 20_000

/** All that lets somebody in: secrets, tokens, tickets, and codes to exchange for them. */
const SECRET = /secret|token$|ticket|^js_code$|^authorization_code$/

/** Says which waybill, lets nobody in. */
const NO_SECRET = /^waybill_token$/

/** The latest calls, for the developer and for tests. */
export function createCallsLog() {
  let records: CallRecord[] = []
  return {
    add(record: CallRecord): void {
      records.push({ ...record, request: short(masked(record.request)) })
      if (records.length > KEPT * 2) records = records.slice(-KEPT)
    },
    /** Newest first. */
    list: (path?: string, limit = KEPT) =>
      records
        .filter((record) => path === undefined || record.path === path)
        .slice(-limit)
        .toReversed(),
    clear: () => {
      records = []
    },
  }
}
export type CallsLog = ReturnType<typeof createCallsLog>

function short(request: unknown): unknown {
  const size = JSON.stringify(request)?.length ?? 0
  return size > KEPT_CHARACTERS ? `${size} characters, not kept` : request
}

function masked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.test(name) && !NO_SECRET.test(name) ? '***' : masked(inner),
    ]),
  )
}
