import { strFromU8, unzipSync } from 'fflate'
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

  it('comes as .xlsx, too: ids as texts, amounts as numbers, a period that is short enough', async () => {
    const merchant_trade_no = '20261126000000000009'
    const { transaction_id } = await merchant.pay({ merchant_trade_no, paid_amount: 12_350 })
    await merchant.shipped(content(transaction_id, 'YTX1'))
    const get = (query: string) =>
      fetch(`${pair.url}/api/settlements.xlsx?${query}`, {
        headers: { authorization: `Bearer ${pair.api_key}`, 'accept-language': 'zh' },
      })
    const now = Math.floor(Date.now() / 1000)
    const period = `shipped_from=${now - 86_400}&shipped_before=${now + 86_400}`
    const sheet = await until(
      async () => {
        const answer = await get(period)
        expect(answer.headers.get('content-type')).toContain('spreadsheetml')
        const files = unzipSync(new Uint8Array(await answer.arrayBuffer()))
        return Object.entries(files)
          .filter(([name]) => /sheet1|sharedStrings/.test(name))
          .map(([, bytes]) => strFromU8(bytes))
          .join('')
      },
      (xml) => xml.includes(merchant_trade_no),
    )
    expect(sheet).toContain('<v>123.5</v>')
    expect(sheet).toContain('商户单号')
    expect(sheet).toMatch(/>'=HYPERLINK/)
    expect(sheet).not.toContain('<f>')
    for (const query of ['', 'settled=true', `shipped_from=0&shipped_before=${now}`])
      expect((await get(query)).status).toBe(400)
  })
})
