import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { openMerchant, type Payment } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { fileCases } from './files.ts'
import { openImporter } from '../support/importer.ts'

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
  const carriers = () => pair.merchant<{ carriers: object[] }>('GET', '/api/carriers')
  await until(carriers, ({ body }) => body.carriers.length > 50)
})
afterAll(() => pair.stop())
const { pay } = openMerchant(() => pair)
const { importFile, shownAt } = openImporter(() => pair)

describe.each(fileCases)('$name', ({ input, expected }) => {
  it('is shipped, or answered for', async () => {
    const paid: Payment[] = []
    for (let at = 0; at < input.payments; at += 1) paid.push(await pay())
    // What a merchant has when it ships: the orders are in the local copy.
    for (const { transaction_id } of paid)
      await pair.merchant('GET', `/api/orders/${transaction_id}`)
    const { refusal, done, rows } = await importFile(
      input.make({
        ids: paid.map(({ transaction_id }) => transaction_id),
        nos: paid.map(({ merchant_trade_no }) => merchant_trade_no),
        mchid: paid[0]?.merchant_id ?? '',
      }),
    )
    const { sent = paid.map(() => null), refused = [], unused = [], skipped = [] } = expected
    expect(refusal).toContain(expected.file ?? '')
    expect(await Promise.all(paid.map(({ transaction_id }) => shownAt(transaction_id)))).toEqual(
      sent,
    )
    const errors = rows.filter((row) => row.errors.length > 0)
    expect(errors.map(({ lines }) => lines)).toEqual(refused.map(({ lines }) => lines))
    const words = errors.map((row) => row.errors.map(({ message }) => message).join('\n'))
    expect(words).toEqual(
      refused.map((one) =>
        expect.stringMatching(
          new RegExp(
            one.words
              .split('; ')
              .map((part) => `(?=[^]*${part})`)
              .join(''),
          ),
        ),
      ),
    )
    expect(done?.file.unused_columns ?? []).toEqual(unused)
    expect((done?.file.skipped_lines ?? []).map(({ line }) => line)).toEqual(skipped)
  })
})
