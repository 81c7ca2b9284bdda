import type { Input } from '@fahuo/client'

/** In the query of the address. Days are those of Beijing: 2026-11-27. */
export const FILTERS = { by: '', number: '', from: '', to: '' } as const
export type Filters = Record<keyof typeof FILTERS, string>

const DAY_SECONDS = 86_400

/** The second in which a day of Beijing begins. */
const startOf = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) / 1000

/** What the server is asked for; the last day is taken whole. */
export function queryOf({ by, number, from, to }: Filters): Input<'listAudit'> {
  const [first, last] = [startOf(from), startOf(to)]
  return {
    ...(by !== '' && { by }),
    ...(number.trim() !== '' && { transaction_id: number.trim() }),
    ...(first >= 0 && { from: first }),
    ...(last >= 0 && { to: last + DAY_SECONDS }),
  }
}
