import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameJump, jumpSearch, readJumpQuery } from './jump-query.ts'

describe('readJumpQuery', () => {
  const all = { transaction_id: '4200001', merchant_id: '19', merchant_trade_no: 'T1' }

  it('reads the options of a page, of App.onLaunch and of App.onShow', () => {
    expect(readJumpQuery(all)).toEqual(all)
    expect(readJumpQuery({ path: 'pages/x', query: all, scene: 1014 })).toEqual(all)
  })

  it("takes either number, and the sub-merchant's beside it", () => {
    expect(readJumpQuery({ transaction_id: '42' })).toEqual({ transaction_id: '42' })
    const pair = { merchant_id: '19', merchant_trade_no: 'T', sub_merchant_id: '20' }
    expect(readJumpQuery(pair)).toEqual(pair)
  })

  it("takes the merchant's own number alone, as WeChat's order centre gives it", () => {
    expect(readJumpQuery({ merchant_trade_no: 'T1' })).toEqual({ merchant_trade_no: 'T1' })
  })

  it.each([1, 2, 3])('decodes values and whole queries that were encoded %s times', (times) => {
    const encode = (text: string): string => {
      let encoded = text
      for (let time = 0; time < times; time += 1) encoded = encodeURIComponent(encoded)
      return encoded
    }
    const numbers = { merchant_id: '19', merchant_trade_no: 'T|1*' }
    expect(readJumpQuery({ merchant_id: '19', merchant_trade_no: encode('T|1*') })).toEqual(numbers)
    const whole = encode('merchant_id=19&merchant_trade_no=T|1*')
    expect(readJumpQuery({ [whole]: '' })).toEqual(numbers)
  })

  it('decodes values, and ignores other names', () => {
    expect(readJumpQuery({ merchant_id: '19', merchant_trade_no: 'T%2D1*', from: 'us' })).toEqual({
      merchant_id: '19',
      merchant_trade_no: 'T-1*',
    })
    expect(readJumpQuery({ transaction_id: '100%' })).toEqual({ transaction_id: '100%' })
  })

  it.each([
    [{}],
    [null],
    [undefined],
    ['?transaction_id=1'],
    [{ transaction_id: '' }],
    [{ transaction_id: 'undefined' }],
    [{ merchant_id: '19' }],
    [{ merchant_trade_no: '${商品订单号}' }],
    [{ merchant_trade_no: 'null', merchant_id: '19' }],
    [{ transaction_id: { a: 1 } }],
    [{ transaction_id: 'x'.repeat(129) }],
    [{ query: 'transaction_id=1' }],
  ])('finds no order in %j', (options) => {
    expect(readJumpQuery(options)).toBeNull()
  })

  it('never throws, whatever the options are', () => {
    fc.assert(
      fc.property(fc.anything(), (options) => {
        readJumpQuery(options)
      }),
    )
  })

  it('decodes any number that was encoded', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\w*-]{1,64}$/), (transaction_id) => {
        fc.pre(transaction_id !== 'undefined' && transaction_id !== 'null')
        const query = { transaction_id: encodeURIComponent(transaction_id) }
        expect(readJumpQuery(query)).toEqual({ transaction_id })
      }),
    )
  })

  it('tells whether two queries name the same order', () => {
    expect(isSameJump(all, { ...all })).toBe(true)
    expect(isSameJump(all, { ...all, transaction_id: '2' })).toBe(false)
    expect(isSameJump(all, null)).toBe(false)
  })
})

it('writes a query that readJumpQuery reads', () => {
  const number = fc.stringMatching(/^[\w*-]{1,32}$/).filter((it) => !/^(undefined|null)$/.test(it))
  fc.assert(
    fc.property(
      fc.record(
        { transaction_id: number, merchant_id: number, merchant_trade_no: number },
        { requiredKeys: ['transaction_id'] },
      ),
      (query) => {
        const params = Object.fromEntries(
          jumpSearch(query)
            .slice(1)
            .split('&')
            .map((pair) => pair.split('=') as [string, string]),
        )
        expect(readJumpQuery(params)).toEqual(query)
      },
    ),
  )
})

it('finds the same order whatever else is in the query', () => {
  const own = fc.dictionary(fc.stringMatching(/^x[a-z]{1,8}$/), fc.anything())
  fc.assert(
    fc.property(own, (extra) => {
      expect(readJumpQuery({ ...extra, transaction_id: '42' })).toEqual({ transaction_id: '42' })
    }),
  )
})
