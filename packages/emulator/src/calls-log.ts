/** A call that came in, without anything secret. */
export interface CallRecord {
  /** Unix ms of the virtual clock. */
  at: number
  path: string
  errcode: number
  request: unknown
}

const KEPT = 1000
const SECRET = /^(secret|access_token|js_code|appsecret)$/

/** The latest calls, for the developer and for tests. */
export function createCallsLog() {
  let records: CallRecord[] = []
  return {
    add(record: CallRecord): void {
      records.push({ ...record, request: masked(record.request) })
      if (records.length > KEPT * 2) records = records.slice(-KEPT)
    },
    /** Newest first. */
    list: (path?: string) =>
      records
        .filter((record) => path === undefined || record.path === path)
        .slice(-KEPT)
        .toReversed(),
    clear: () => {
      records = []
    },
  }
}
export type CallsLog = ReturnType<typeof createCallsLog>

function masked(request: unknown): unknown {
  if (typeof request !== 'object' || request === null) return request
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => [name, SECRET.test(name) ? '***' : value]),
  )
}
