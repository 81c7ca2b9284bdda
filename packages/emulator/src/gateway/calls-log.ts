import { masked } from './masking.ts'

/** A call that came in and its answer, without anything secret. */
export interface CallRecord {
  /** From 1, in the order in which the calls came. */
  id: number
  /** Unix ms of the virtual clock. */
  at: number
  path: string
  /** Whose call it was; null: nobody knows. */
  appid: string | null
  /** Null: a fault came before there was an answer. */
  errcode: number | null
  /** The fault that this call met. */
  fault: string | null
  request: unknown
  /** What WeChat made of it, also where a fault kept it from the caller; null: nothing. */
  answer: unknown
}

const KEPT = 1000

/** Characters of a request or an answer that are worth keeping. */
const KEPT_CHARACTERS = 20_000

/** The latest calls, for the developer and for tests. */
export function createCallsLog() {
  let records: CallRecord[] = []
  let count = 0
  return {
    add(record: Omit<CallRecord, 'id'>): void {
      count += 1
      records.push({
        ...record,
        id: count,
        request: short(masked(record.request)),
        answer: short(masked(record.answer)),
      })
      if (records.length > KEPT * 2) records = records.slice(-KEPT)
    },
    /** Newest first: those of a path, of a Mini Program, and those that hold a text anywhere. */
    list: ({
      path,
      appid,
      text,
      limit = KEPT,
    }: { path?: string; appid?: string; text?: string; limit?: number } = {}) =>
      records
        .filter((record) => appid === undefined || record.appid === appid)
        .filter((record) => path === undefined || record.path === path)
        .filter((record) => holds(record, text))
        .slice(-limit)
        .toReversed(),
    clear: () => {
      records = []
    },
  }
}
export type CallsLog = ReturnType<typeof createCallsLog>

/** Whether a record holds a text somewhere, in upper or lower case. */
export function holds(record: object, text: string | undefined): boolean {
  if (text === undefined || text === '') return true
  return JSON.stringify(record).toLowerCase().includes(text.toLowerCase())
}

function short(value: unknown): unknown {
  const size = JSON.stringify(value)?.length ?? 0
  return size > KEPT_CHARACTERS ? `${size} characters, not kept` : value
}
