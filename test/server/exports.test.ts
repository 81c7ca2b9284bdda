import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

describe('settlements.csv', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  const merchant = openMerchant(() => pair)

  // A shop's own order number is whatever its system, or a buyer, made it [OWASP CSV injection].
  it('runs no order number as a formula, and rounds none', async () => {
    const numbers = [
      '=HYPERLINK("http://x","y")',
      '@SUM(A1)',
      '-2+3',
      '20261126000000000001',
      'T-1',
    ]
    for (const [at, merchant_trade_no] of numbers.entries()) {
      const { transaction_id } = await merchant.pay({ merchant_trade_no })
      await merchant.shipped(content(transaction_id, `YT${at}1`))
    }
    const text = await until(
      async () => {
        const answer = await fetch(`${pair.url}/api/settlements.csv`, {
          headers: { authorization: `Bearer ${pair.api_key}` },
        })
        return answer.text()
      },
      (csv) => csv.trim().split('\n').length === numbers.length + 1,
    )
    for (const cell of [
      `"'=HYPERLINK(""http://x"",""y"")"`,
      `'@SUM(A1)`,
      `'-2+3`,
      '\t20261126000000000001',
      'T-1',
    ])
      expect(text).toContain(`,${cell},`)
    expect(text).not.toMatch(/(^|,)"?[=+\-@]/m)
  })
})
