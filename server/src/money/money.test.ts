import { ORDER_STATE } from '@fahuo/contract'
import fc from 'fast-check'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { dayBegins, DAY_SECONDS } from '../core/time.ts'
import type { Database } from '../database/database.ts'
import { onEachEngine } from '../database/engines.testing.ts'
import { saveOrders, type Order } from '../orders/queries.ts'
import { saveSettlement, type Settlement } from '../orders/settlement-queries.ts'
import { savingRefund } from '../payments/refund-queries.ts'
import type { Shop } from '../shops/shop.ts'
import { readMoney } from './money.ts'
import { total, type Sum } from './sums.ts'

/** Noon in Beijing on 27 November 2026. */
const TODAY = 20_784
const NOW = dayBegins(TODAY) + DAY_SECONDS / 2

let last = 0

onEachEngine('money', (open, engine) => {
  let database: Database
  let shop: Shop
  beforeAll(async () => {
    database = await open()
  })
  beforeEach(() => {
    last += 1
    shop = {
      database,
      appid: `wx${last}`,
      clock: { now: () => NOW * 1000 },
      kept: (_: string, compute: () => unknown) => compute(),
    } as unknown as Shop
  })
  const money = () => readMoney(shop, 7)

  /** Pays an order of 10 yuan `days` ago, and tells what happened to it since. */
  async function order(
    transaction_id: string,
    days: number,
    { settled, expected, ...more }: Partial<Order> & { settled?: number; expected?: number } = {},
  ) {
    const pay_time = NOW - days * DAY_SECONDS
    await saveOrders(shop, [
      {
        transaction_id,
        merchant_id: '1900000001',
        sub_merchant_id: '',
        merchant_trade_no: `T${transaction_id}`,
        description: 'Tea',
        paid_amount: 1_000,
        openid: 'oBuyer',
        pay_time,
        order_state: 1,
        in_complaint: false,
        shipping: {},
        fetched_at: NOW * 1000,
        ...more,
      },
    ])
    const told: Partial<Settlement> = {
      ...(expected !== undefined && { estimated_settlement_time: NOW + expected * DAY_SECONDS }),
      ...(settled !== undefined && { settlement_time: NOW - settled * DAY_SECONDS }),
    }
    if (expected === undefined && settled === undefined) return
    await saveSettlement(shop, {
      transaction_id,
      shipped_time: pay_time + DAY_SECONDS,
      estimated_settlement_time: null,
      confirm_receive_method: null,
      confirm_receive_time: settled === undefined ? null : pay_time + 2 * DAY_SECONDS,
      settlement_time: null,
      ...told,
    })
  }

  const refund = (transaction_id: string, amount: number, more: object = {}) =>
    database.unit([
      savingRefund(shop, {
        refund_id: `r${transaction_id}${amount}`,
        transaction_id,
        mchid: '1900000001',
        out_trade_no: '',
        out_refund_no: '',
        status: 'SUCCESS',
        refund: amount,
        total: 1_000,
        success_time: NOW,
        told_at: NOW * 1000,
        ...more,
      }),
    ])

  const sum = (orders: number, amount = orders * 1_000, refunded_amount = 0) => ({
    orders,
    amount,
    refunded_amount,
  })

  it('is summed up by where it is, older than any day that is shown, too', async () => {
    await order('a', 1)
    await order('b', 200)
    await order('c', 2, { order_state: 2 })
    await order('d', 3, { order_state: 3 })
    await order('e', 3, { order_state: 6 })
    await order('f', 5, { order_state: 4, settled: 1 })
    // The last of October, in Beijing.
    await order('g', 40, { order_state: 4, settled: 27 })
    await order('h', 2, { order_state: 2, expected: 1 })
    const { summary } = await money()
    expect(summary).toEqual({
      awaiting_shipment: sum(2),
      on_the_way: sum(2),
      awaiting_settlement: sum(2),
      settled_this_month: sum(1),
      expected_tomorrow: sum(1),
    })
  })

  it('is settled by day in Beijing, and what came longer ago is not shown', async () => {
    const midnight = NOW - dayBegins(TODAY)
    await order('a', 9, { order_state: 4, settled: midnight / DAY_SECONDS })
    await order('b', 9, { order_state: 4, settled: (midnight + 1) / DAY_SECONDS })
    await order('c', 50, { order_state: 4, settled: 29 })
    await order('d', 50, { order_state: 4, settled: 30 })
    const { settled_days } = await money()
    expect(settled_days).toHaveLength(30)
    expect(settled_days.filter(({ orders }) => orders > 0)).toEqual([
      { day: '2026-10-29', ...sum(1) },
      { day: '2026-11-26', ...sum(1) },
      { day: '2026-11-27', ...sum(1) },
    ])
  })

  it('is without what went back, whenever that is told', async () => {
    await order('a', 9, { order_state: 4, settled: 2 })
    await order('b', 9, { order_state: 2 })
    const settled = async () => (await money()).settled_days.find(({ day }) => day === '2026-11-25')
    expect(await settled()).toMatchObject(sum(1))
    await refund('a', 300)
    await refund('b', 200)
    expect(await settled()).toMatchObject(sum(1, 700, 300))
    expect((await money()).summary.on_the_way).toEqual(sum(1, 800, 200))
    await refund('a', 700)
    expect(await settled()).toMatchObject(sum(0, 0, 1_000))
  })

  it('takes the larger of what WeChat Pay and the merchant told, and none that failed', async () => {
    await order('a', 1)
    await refund('a', 100)
    await refund('a', 500, { status: 'ABNORMAL' })
    await refund('a', 250, { refund_id: 'told:a' })
    expect((await money()).summary.awaiting_shipment).toEqual(sum(1, 750, 250))
    await refund('a', 400)
    expect((await money()).summary.awaiting_shipment).toEqual(sum(1, 500, 500))
  })

  it('counts an order as refunded that WeChat shows so, without being told how', async () => {
    await order('a', 9, { order_state: 4, settled: 2 })
    expect((await money()).summary.settled_this_month).toEqual(sum(1))
    await order('a', 9, { order_state: 5 })
    expect((await money()).summary.settled_this_month).toEqual(sum(0, 0, 1_000))
    expect((await money()).funnel[0]).toEqual({ step: 'paid', ...sum(0, 0, 1_000) })
  })

  it('is expected on the days that WeChat told; held, untold and late money is in none', async () => {
    await order('a', 5, { order_state: 2, expected: -0.9 })
    await order('b', 5, { order_state: 2, expected: 0 })
    await order('c', 5, { order_state: 6, expected: 3 })
    await order('d', 5, { order_state: 2, expected: 8 })
    await order('e', 5, { order_state: 2, expected: 3, in_complaint: true })
    await order('f', 5, { order_state: 2 })
    await order('g', 5, { order_state: 2, expected: 50 })
    await order('h', 15, { order_state: 2, expected: -2 })
    // It has come.
    await order('i', 5, { order_state: 4, expected: 3, settled: 0 })
    const { expected } = await money()
    expect(expected.days).toHaveLength(7)
    expect(expected.days.filter(({ orders }) => orders > 0)).toEqual([
      { day: '2026-11-27', ...sum(2) },
      { day: '2026-11-30', ...sum(1) },
    ])
    expect(expected).toMatchObject({ later: sum(2), held: sum(1), untold: sum(1) })
  })

  it('is overdue a day after it was expected, each order with why', async () => {
    await order('a', 20, { order_state: 2, expected: -3 })
    await order('b', 20, { order_state: 6, expected: -4 })
    await order('c', 20, { order_state: 2, expected: -2, in_complaint: true })
    await order('d', 20, { order_state: 2, expected: -0.5 })
    await order('e', 20, { order_state: 5, expected: -3 })
    await order('f', 20, { order_state: 2, expected: -3 })
    await refund('f', 1_000)
    const { overdue } = await money()
    expect(overdue.total).toEqual(sum(3, 3_000, 1_000))
    expect(overdue.reasons).toEqual([
      { reason: 'in_dispute', ...sum(1) },
      { reason: 'not_confirmed', ...sum(1, 1_000, 1_000) },
      { reason: 'held_by_wechat', ...sum(1) },
    ])
    expect(
      overdue.first.map(({ transaction_id, reason }) => `${transaction_id} ${reason}`),
    ).toEqual(['b held_by_wechat', 'a not_confirmed', 'c in_dispute'])
  })

  it('says how far orders have come, and how long those took that are paid out', async () => {
    await order('a', 1)
    await order('b', 2, { order_state: 2 })
    await order('c', 2, { order_state: 2 })
    await order('d', 8, { order_state: 4, settled: 4 })
    await order('e', 8, { order_state: 4, settled: 2 })
    // Completed, and no push told when.
    await order('f', 8, { order_state: 4 })
    await order('g', 31, { order_state: 4 })
    for (const [transaction_id, at] of [
      ['c', 1],
      ['d', 6.5],
    ] as const)
      await database.db
        .insertInto('waybills')
        .values({
          appid: shop.appid,
          transaction_id,
          tracking_no: 'YT1',
          waybill_token: '',
          message_token: '',
          tracking_told: '',
          messages_told: '',
          status: 4,
          statuses: JSON.stringify([{ status: 4, at: NOW - at * DAY_SECONDS }]),
          reminder: 'watching',
          watched: 0,
          due_at: 0,
          until: 0,
        })
        .execute()
    const { funnel, step_times, settled_untold } = await money()
    expect(funnel.map(({ step, orders }) => [step, orders])).toEqual([
      ['paid', 6],
      ['shipped', 5],
      ['signed', 4],
      ['confirmed', 3],
      ['settled', 3],
    ])
    expect(settled_untold).toEqual(sum(1))
    expect(step_times).toEqual([
      { step: 'paid_to_shipped', orders: 2, average_days: 1, median_days: 1 },
      { step: 'shipped_to_signed', orders: 1, average_days: 0.5, median_days: 0.5 },
      { step: 'signed_to_confirmed', orders: 1, average_days: 0.5, median_days: 0.5 },
      { step: 'confirmed_to_settled', orders: 2, average_days: 3, median_days: 3 },
      { step: 'paid_to_settled', orders: 2, average_days: 5, median_days: 5 },
    ])
  })

  it('is shown by merchant number, the one with the most settled money first', async () => {
    await order('a', 1, { merchant_id: '1900000002' })
    await order('b', 9, { order_state: 4, settled: 2 })
    await order('c', 9, { order_state: 6, merchant_id: '1900000002', sub_merchant_id: '16' })
    const none = sum(0)
    const sums = {
      awaiting_shipment: none,
      on_the_way: none,
      awaiting_settlement: none,
      settled_30_days: none,
    }
    const { payees } = await money()
    expect(payees[0]).toEqual({
      merchant_id: '1900000001',
      sub_merchant_id: '',
      ...sums,
      settled_30_days: sum(1),
    })
    expect(payees).toContainEqual({
      merchant_id: '1900000002',
      sub_merchant_id: '',
      ...sums,
      awaiting_shipment: sum(1),
    })
    expect(payees).toContainEqual({
      merchant_id: '1900000002',
      sub_merchant_id: '16',
      ...sums,
      awaiting_settlement: sum(1),
    })
  })

  it('is settled as soon as a push says so, whatever the order shows', async () => {
    await order('a', 3, { order_state: 6, settled: 0 })
    await order('b', 3, { order_state: 2, settled: 0 })
    const { summary, payees, funnel } = await money()
    expect(summary).toMatchObject({
      on_the_way: sum(0),
      awaiting_settlement: sum(0),
      settled_this_month: sum(2),
    })
    expect(payees).toEqual([
      expect.objectContaining({ awaiting_settlement: sum(0), settled_30_days: sum(2) }),
    ])
    expect(funnel.at(-1)).toEqual({ step: 'settled', ...sum(2) })
  })

  it('is in one place when it comes while it is summed up', async () => {
    await order('a', 3, { order_state: 3 })
    let came = false
    const { db } = shop.database
    const telling: Parameters<typeof db.withPlugin>[0] = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        const open = result.rows.some((row) => row['order_state'] === 3 && row['settled'] === 0)
        if (open && !came) {
          came = true
          await order('a', 3, { order_state: 4, settled: 0 })
        }
        return result
      },
    }
    shop = { ...shop, database: { ...shop.database, db: db.withPlugin(telling) } }
    const { summary } = await money()
    expect(came).toBe(true)
    expect(summary).toMatchObject({ awaiting_settlement: sum(0), settled_this_month: sum(1) })
  })

  it('adds up to what was paid, in whatever state orders are', async () => {
    const told = [undefined, -80, -3, -0.5, 0.1, 1, 5, 20, 60]
    const choices = {
      order_state: fc.constantFrom(...Object.values(ORDER_STATE)),
      in_complaint: fc.boolean(),
      paid_days_ago: fc.integer({ min: 0, max: 29 }),
      expected: fc.constantFrom(...told),
      // In this month: it is shown by itself.
      settled: fc.constantFrom(undefined, 0, 3),
      refunded: fc.constantFrom(0, 300, 1_000),
      paid_amount: fc.constantFrom(1_000, 1_001),
    }
    const states = fc.array(fc.record(choices), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(states, async (orders) => {
        last += 1
        shop = { ...shop, appid: `wx${last}` }
        let paid = 0
        for (const [
          at,
          { paid_days_ago, refunded, expected, settled, ...more },
        ] of orders.entries()) {
          const id = `o${last}n${at}`
          paid += more.paid_amount
          await order(id, paid_days_ago, {
            ...more,
            ...(expected !== undefined && { expected }),
            ...(settled !== undefined && { settled }),
          })
          if (refunded > 0) await refund(id, refunded)
        }
        const { summary, expected, overdue, settled_untold, funnel, payees } = await money()
        const adding = (...sums: Sum[]) =>
          total(
            sums.map(({ orders: count, amount, refunded_amount }) => ({
              orders: count,
              amount,
              refunded_amount,
            })),
          )
        const { awaiting_shipment, on_the_way, awaiting_settlement, settled_this_month } = summary
        const places = adding(
          awaiting_shipment,
          on_the_way,
          awaiting_settlement,
          settled_this_month,
          settled_untold,
        )
        // What was refunded in whole before it was settled is in no place.
        const { refunded_amount: _, ...all } = adding(funnel[0]!)
        expect(places).toMatchObject(all)
        expect(funnel[0]!.amount + funnel[0]!.refunded_amount).toBe(paid)
        const { days, later, held, untold } = expected
        const coming = adding(...days, later, held, untold, overdue.total)
        expect(coming).toEqual(adding(on_the_way, awaiting_settlement))
        for (const [place, of_all] of [
          ['awaiting_shipment', awaiting_shipment],
          ['on_the_way', on_the_way],
          ['awaiting_settlement', awaiting_settlement],
          ['settled_30_days', settled_this_month],
        ] as const)
          expect(adding(...payees.map((payee) => payee[place]))).toEqual(adding(of_all))
        const { refunded_amount: _refunded, ...late } = adding(overdue.total)
        // A reason for which nothing is late is left out.
        expect(adding(...overdue.reasons)).toMatchObject(late)
      }),
      { numRuns: engine === 'sqlite' ? 30 : 10 },
    )
  })
})
