/** Servers that are killed while a file is read, judged and sent: nothing twice, nothing lost. */
import { afterEach, describe, expect, it } from 'vitest'
import { ENGINES, select } from '../support/databases.ts'
import { openFleet, type Fleet, type FleetServer } from '../support/fleet.ts'
import { until } from '../support/http.ts'
import { openImporter, type Import } from '../support/importer.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { sizes } from '../sizes.ts'

const HEADINGS = '微信支付单号,快递公司,快递单号,商品信息'

/** Of each ten lines the last one names a carrier that is none. */
const lines = (paid: readonly Payment[], waybill: string) =>
  Buffer.from(
    [
      HEADINGS,
      ...paid.map(({ transaction_id }, at) =>
        [
          transaction_id,
          at % 10 === 9 ? '园通' : 'YTO',
          `${waybill}${at + 10_000_000}`,
          '茶叶',
        ].join(),
      ),
    ].join('\n'),
  )

const TIMEOUT = sizes.imports_timeout_ms * 3

describe.each(ENGINES)('a server that is killed in the middle of a file (%s)', (engine) => {
  let fleet: Fleet
  afterEach(() => fleet.stop(), TIMEOUT)

  const at = (server: FleetServer) => ({
    ...openImporter(() => server),
    ...openMerchant(() => server),
  })
  const start = async () => {
    // WeChat's answers come late on a loaded machine, and a look at each costs time.
    const more = { WECHAT_TIMEOUT_SECONDS: '5', UPLOAD_DEADLINE_SECONDS: '6' }
    const server = await fleet.start(0, more)
    await until(
      () => server.merchant<{ carriers: object[] }>('GET', '/api/carriers'),
      ({ body }) => body.carriers.length > 50,
      TIMEOUT,
    )
    return server
  }
  const take = async (server: FleetServer, bytes: Buffer) =>
    (await at(server).postFile<{ import: Import }>('/api/imports', bytes)).body.import.id
  const storedRows = async () =>
    (
      await select<{ rows: number }>(
        fleet.database_url,
        `select count(*) as rows from import_rows`,
      ).catch(() => [])
    )[0]?.rows ?? 0
  const isDone = ({ state, shipments }: Import) =>
    state === 'sent' && !shipments.some(({ open }) => open)

  /** The lines of a result by their payment: what became of each, and what to do. */
  async function resultOf(server: FleetServer, id: string) {
    const answer = await fetch(`${server.url}/api/imports/${id}/result.csv`, {
      headers: { authorization: `Bearer ${server.api_key}`, 'accept-language': 'en' },
    })
    const [, ...rows] = (await answer.text()).trim().split('\n')
    return rows.map((row) => ({
      payment: /4\d{27}/.exec(row)?.[0] ?? '',
      shipped: /,shipped,/.test(row),
    }))
  }

  it(
    'has the file wholly or not at all, ships each payment once, and its result is true',
    async () => {
      fleet = await openFleet(engine)
      const first = await start()
      const some = async (length: number) => {
        const paid: Payment[] = []
        // Not thousands of connections at once.
        while (paid.length < length)
          paid.push(...(await Promise.all(Array.from({ length: 20 }, () => at(first).pay()))))
        return paid
      }
      const [payments, others] = [await some(sizes.import_lines), await some(20)]
      const file = lines(payments, 'YT99')

      // While it is read and judged: some of its rows are stored.
      const cut = take(first, file).catch(() => null)
      await until(storedRows, (rows) => rows > 0, TIMEOUT)
      await first.kill()
      await cut
      const second = await start()
      const seen = await second.merchant<{ imports: Import[] }>('GET', '/api/imports')
      for (const { rows } of seen.body.imports)
        expect(Object.values(rows).reduce((sum, count) => sum + count, 0)).toBe(payments.length)

      const [id, cancelled] = [await take(second, file), await take(second, lines(others, 'YT98'))]
      const mend = (number: number) =>
        second.merchant('PATCH', `/api/imports/${id}/rows/${number}`, {
          cells: { express_company: 'YTO' },
        })
      await mend(10)
      await second.merchant('POST', `/api/imports/${id}/send`)
      await until(
        () => at(second).readImport(id),
        ({ rows }) => (rows['accepted'] ?? 0) > 0,
        TIMEOUT,
      )
      // Corrected while the others are sent; cancelled in the moment of the kill.
      await mend(20)
      await second.merchant('POST', `/api/imports/${cancelled}/send`)
      await second.merchant('DELETE', `/api/imports/${cancelled}`)
      await second.kill()
      // Nobody asks for it again: it goes on by itself.
      const third = await start()
      const { readImport, truth, rowsOf } = at(third)
      const wrong = Math.floor(payments.length / 10)
      const done = await until(() => readImport(id), isDone, TIMEOUT)
      const good = payments.length - wrong + 1
      expect(done.rows).toMatchObject({ accepted: good, ready: 1, invalid: wrong - 2, refused: 0 })
      const between = await resultOf(third, id)
      expect(between.filter(({ shipped }) => shipped)).toHaveLength(good)
      await third.merchant('PATCH', `/api/imports/${id}`, {
        replace: { field: 'express_company', from: '园通', to: 'YTO' },
      })
      await third.merchant('POST', `/api/imports/${id}/send`)
      const all = await until(() => readImport(id), isDone, TIMEOUT)
      expect(all.rows).toMatchObject({
        accepted: payments.length,
        ready: 0,
        invalid: 0,
        refused: 0,
      })
      for (const { transaction_id } of payments)
        expect((await truth(transaction_id)).uploads).toBe(1)
      const result = await resultOf(third, id)
      expect(result.every(({ shipped }) => shipped)).toBe(true)
      expect(result.map(({ payment }) => payment)).toEqual(
        payments.map(({ transaction_id }) => transaction_id),
      )
      // What was accepted before it was cancelled is sent, and nothing else.
      const ended = await until(
        () => readImport(cancelled),
        ({ state, shipments }) => state === 'cancelled' && !shipments.some(({ open }) => open),
        TIMEOUT,
      )
      const sent = new Set(
        (await rowsOf(cancelled)).flatMap((row) => (row.state === 'accepted' ? row.payment : [])),
      )
      expect(ended.rows).toMatchObject({ accepted: sent.size, cancelled: 20 - sent.size })
      for (const { transaction_id } of others)
        expect((await truth(transaction_id)).uploads).toBe(sent.has(transaction_id) ? 1 : 0)
    },
    TIMEOUT,
  )
})
