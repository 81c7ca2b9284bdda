import { sql, type Kysely } from 'kysely'

/** The last second that a calendar with years of four digits has. */
const LAST_SECOND = 253_402_300_799

const TIMES = [
  'shipped_time',
  'estimated_settlement_time',
  'confirm_receive_time',
  'settlement_time',
]

/** 0.1 stored any number as a time, and could not write it out again: what is none is not known. */
export async function up(db: Kysely<never>): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(db)
  for (const time of TIMES)
    await run(`update settlements set ${time} = null where ${time} < 0 or ${time} > ${LAST_SECOND}`)
  await run(`update orders set pay_time = 0 where pay_time < 0 or pay_time > ${LAST_SECOND}`)
}
