/** A webhook that fails half of the time, and checks what it is told when it is told it. */
import { setTimeout as wait } from 'node:timers/promises'
import { startReceiver, type Received } from '../support/receiver.ts'
import { oneOf } from './trouble.ts'

/** Mostly what pauses nothing else: an endpoint that does not answer is asked less and less often. */
const FAILURES = [...Array<'500'>(12).fill('500'), 'close', 'close', 'hang'] as const

/** One event as it was told. */
export interface Told {
  id: string
  type: string
  /** What makes two events of one type the same news. */
  about: string
}

interface Data {
  order?: { transaction_id: string }
  shipment?: { id: string; transaction_id: string; state: string; reason: string | null }
  complaint?: { complaint_order_id: string; transaction_id: string }
}

export type News = Data & { type: string }

/** @param isTrue asked when an event comes for the first time: whether WeChat has it so */
export async function startBadReceiver(isTrue: (news: News) => Promise<boolean>) {
  const secrets: string[] = []
  const clocks_ms: number[] = []
  const receiver = await startReceiver(
    () => secrets,
    () => clocks_ms,
  )
  let healthy = false
  const counts = { tries: 0, failed: 0, forged: 0, repeated: 0 }
  const taken = new Map<string, Told>()
  const seen = new Set<string>()
  const untrue: string[] = []
  const checks: Promise<void>[] = []

  const check = async ({ id, body }: Received) => {
    const news = { type: body.type, ...(body.data as Data) }
    if (!(await isTrue(news))) untrue.push(`${id} ${JSON.stringify(body)}`)
  }
  receiver.answer((received, response) => {
    counts.tries += 1
    if (!received.genuine) counts.forged += 1
    if (!seen.has(received.id)) checks.push(check(received))
    seen.add(received.id)
    if (!healthy && Math.random() < 0.5) {
      counts.failed += 1
      const how = oneOf(FAILURES)
      if (how === '500') response.writeHead(500).end()
      if (how === 'close') response.destroy()
      return true
    }
    if (taken.has(received.id)) counts.repeated += 1
    const { order, shipment, complaint } = received.body.data as Data
    const about =
      complaint?.complaint_order_id ?? shipment?.id ?? order?.transaction_id ?? received.id
    taken.set(received.id, { id: received.id, type: received.body.type, about })
    return false
  })
  return {
    url: receiver.url,
    secrets,
    clocks_ms,
    counts,
    /** What was taken: answered with 2xx. */
    taken,
    recover: () => void (healthy = true),
    failAgain: () => void (healthy = false),
    /** Waits for all checks. @returns what was told and was not so */
    async untrue() {
      await wait(0)
      await Promise.all(checks)
      return untrue
    },
    stop: () => receiver.stop(),
  }
}
