/** Thirty days down, in the middle of everything: what a look can end ends as WeChat's truth is. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../server/src/core/time.ts'
import { defaultTiming } from '../../server/src/shipments/outbox.ts'
import { sizes } from '../sizes.ts'
import { ENGINES, execute, select } from '../support/databases.ts'
import { until } from '../support/http.ts'
import { content, openMerchant, type Payment, type Shipment } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'
import { CASES, type Case } from './outage-cases.ts'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'

/** One payment in one of the cases. */
interface Caught {
  one: Case
  payment: Payment
  ids: string[]
}

interface Page {
  shipments: Shipment[]
  next_cursor: string | null
}

interface Ledger {
  transaction_id: string
  chance: string
  reserved_by: string | null
}

describe.each(ENGINES)('thirty days down (%s)', (engine) => {
  let ahead_ms = 0
  let pair: Pair
  beforeAll(async () => {
    const clock = { now: () => Date.now() + ahead_ms }
    // A day of looks is as good as two hours of them.
    const tuning = { ...defaultTiming, unproven_ms: 2 * HOUR_MS, clock }
    pair = await startPairOn(engine, { settlement_delay: 0 }, undefined, {}, tuning)
  })
  afterAll(() => pair.stop())

  const { pay, ship, read, shipped, truth, fault } = openMerchant(() => pair)
  const passTime = async (milliseconds: number) => {
    ahead_ms += milliseconds
    await pair.control('POST', '/clock', { advance: milliseconds / SECOND_MS })
  }
  const rows = <Row>(query: string) => select<Row>(pair.env.DATABASE_URL, query)

  /** What is shipped in a case: its own content, or what was there before it. */
  function contentOf({ corrects, parcels, unclaimed }: Case, payment: Payment, which = 'OURS') {
    const { transaction_id, merchant_id, merchant_trade_no } = payment
    return {
      ...content(transaction_id, `${which}${transaction_id.slice(-12)}`),
      ...(unclaimed && {
        order_key: { order_number_type: 1, mchid: merchant_id, out_trade_no: merchant_trade_no },
      }),
      ...(parcels && { delivery_mode: 2, is_all_delivered: which === 'LAST' }),
      ...(corrects && which === 'OURS' && { spend_reshipment: true }),
    }
  }

  async function accept(body: object): Promise<string> {
    const answer = await ship(body)
    if (answer.status !== 202) throw new Error(JSON.stringify(answer.body))
    return answer.body.shipment.id
  }

  /** Accepts as many shipments as asked for, each sent once and told to wait. */
  async function acceptAll(): Promise<Caught[]> {
    const caught: Caught[] = []
    for (let made = 0; made < sizes.outage_shipments; made += 1) {
      const one = CASES[made % CASES.length]!
      const payment = await pay()
      const { transaction_id } = payment
      if (one.corrects) await shipped(contentOf(one, payment, 'FIRST'))
      // A dispute holds the receipt, which is automatic after ten days.
      if (!one.truth.endsWith('received'))
        await pair.control('POST', `/orders/${transaction_id}/complaint`, { in_complaint: true })
      caught.push({ one, payment, ids: [] })
    }
    await fault(UPLOAD, 'errcode', { errcode: 45011, times: 1_000_000 })
    for (const one of caught) {
      one.ids.push(await accept(contentOf(one.one, one.payment)))
      if (one.one.parcels) one.ids.push(await accept(contentOf(one.one, one.payment, 'LAST')))
    }
    await until(
      () => rows<{ id: string }>(`select id from shipments where state = 'queued' and sends = 0`),
      (found) => found.length === 0,
      60_000,
    )
    return caught
  }

  /** Puts a shipment where it was when the servers went down. */
  function statementsFor({ one, payment, ids: [id] }: Caught): string {
    const now = Date.now()
    const { state, hint = 'none', unsure, never_sent, unclaimed, taken } = one
    const set = [
      `state = '${state}', hint = '${hint}', unsure_before = ${unsure ? 1 : 0}, tries = 0`,
      `due_at = ${now}, deadline_at = ${now}, answered_at = ${now}`,
      `reason = ${state === 'needs_attention' ? "'unproven'" : 'null'}, errcode = null`,
      ...(state === 'sending' ? [`lease = 'killed', lease_until = ${now + MINUTE_MS}`] : []),
      ...(never_sent ? ['upload_time = null, sends = 0'] : []),
      ...(unclaimed ? ['transaction_id = null, openid = null'] : []),
    ]
    const payments = `update payments set %s where transaction_id = '${payment.transaction_id}';`
    return [
      `update shipments set ${set.join(', ')} where id = '${id}';`,
      ...(never_sent ? [payments.replace('%s', 'stamp = 0, stamp_pending = 0')] : []),
      ...(taken ? [payments.replace('%s', 'newest = stamp')] : []),
    ].join('\n')
  }

  /** What became of it at WeChat. */
  async function makeTrue({ one, payment, ids: [id] }: Caught): Promise<void> {
    const { transaction_id, openid } = payment
    const [row] = await rows<{ upload_time: string | null }>(
      `select upload_time from shipments where id = '${id}'`,
    )
    const sent_at = Date.parse(row?.upload_time ?? '') || Date.now()
    const take = async (which: string, seconds = 0) => {
      const { spend_reshipment: _, ...body } = {
        spend_reshipment: false,
        ...contentOf({ ...one, unclaimed: undefined }, payment, which),
      }
      const upload_time = new Date(sent_at + seconds * SECOND_MS).toISOString()
      await pair.shipByHand({ ...body, upload_time, payer: { openid } })
    }
    switch (one.truth) {
      case 'nothing':
        return
      case 'it':
      case 'it, received':
        return take('OURS')
      case 'another':
      case 'another, received':
        return take('HAND', 5)
      case 'refunded':
        await pair.control('POST', `/orders/${transaction_id}/refund`)
    }
  }

  /** Waits until each shipment that is due was looked at. */
  const nothingDue = () =>
    until(
      () =>
        rows<object>(
          `select id from shipments where state in ('queued', 'sending', 'verifying')
            and due_at <= ${Date.now() + ahead_ms} limit 1`,
        ),
      (due) => due.length === 0,
      60_000,
    )

  it(
    `ends all of ${sizes.outage_shipments} shipments that a look can end, and counts the others`,
    async () => {
      expect(sizes.outage_shipments).toBeGreaterThanOrEqual(CASES.length)
      const caught = await acceptAll()
      await pair.restart(async () => {
        await pair.control('DELETE', '/faults')
        for (const one of caught) await makeTrue(one)
        await execute(pair.env.DATABASE_URL, caught.map(statementsFor).join('\n'))
        await passTime(30 * DAY_MS)
        await pair.control('POST', '/settings', { busy: 'system' })
      })
      // For a minute WeChat is busy: whatever is tried says nothing.
      await nothingDue()
      const open = "state in ('waiting', 'queued', 'sending', 'verifying')"
      const count = async () =>
        (await rows<{ count: number }>(`select count(*) as count from shipments where ${open}`))[0]!
          .count
      expect(await count()).toBeGreaterThan(0)
      await passTime(MINUTE_MS)
      await pair.control('POST', '/settings', { busy: 'none' })
      for (let passed = 0; passed < 4 * HOUR_MS && (await count()) > 0; passed += 10 * MINUTE_MS) {
        await nothingDue()
        await passTime(10 * MINUTE_MS)
      }
      expect(await count()).toBe(0)

      const differences: object[] = []
      let waiting = 0
      for (const { one, payment, ids } of caught) {
        const { name, end, reason, corrects, truth: at_wechat } = one
        const shipments = await Promise.all(ids.map(read))
        for (const shipment of shipments) {
          const { state, reason: why } = shipment
          if (state !== end || why !== reason)
            differences.push({ name, expected: [end, reason], actual: [state, why] })
          if (state === 'needs_attention' || state === 'rejected') waiting += 1
        }
        const { uploads, reshipments_spent, order } = await truth(payment.transaction_id)
        const by_hand = at_wechat === 'another' && corrects ? 1 : 0
        const ours = corrects && end === 'shipped' ? 1 : 0
        if (reshipments_spent !== by_hand + ours)
          differences.push({ name, reshipments_spent, uploads })
        const [ledger] = await rows<Ledger>(
          `select transaction_id, chance, reserved_by from payments
            where transaction_id = '${payment.transaction_id}'`,
        )
        const spent = order.shipping.finish_shipping_count === 2
        const held = ledger?.reserved_by ?? null
        if ((ledger?.chance ?? 'there') !== (spent ? 'spent' : 'there'))
          differences.push({ name, chance: ledger?.chance, spent })
        if (held !== (corrects && end === 'needs_attention' ? ids[0] : null))
          differences.push({ name, reserved_by: held })
      }
      expect(differences.map((one) => JSON.stringify(one))).toEqual([])
      const listed = await waitingForPeople()
      expect(listed).toHaveLength(waiting)
    },
    sizes.outage_timeout_ms,
  )

  async function waitingForPeople(): Promise<Shipment[]> {
    const found: Shipment[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/api/shipments?needs_person=true&limit=100${cursor && `&cursor=${cursor}`}`
      const { body }: { body: Page } = await pair.merchant<Page>('GET', path)
      found.push(...body.shipments)
      cursor = body.next_cursor
    }
    return found
  }
})
