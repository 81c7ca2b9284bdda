import { describe, expect, it } from 'vitest'
import { readOrderCentrePath } from './order-centre-rules.ts'

const NUMBER = '${商品订单号}'

describe('an order-centre path', () => {
  it.each([
    [`/pages/order.html?no=${NUMBER}`, `pages/order?no=${NUMBER}`],
    [` packageA/order?a=1&no=${NUMBER}&b=2 `, `packageA/order?a=1&no=${NUMBER}&b=2`],
    // WeChat adds nothing itself here: its own names may be used.
    [`pages/order?merchant_trade_no=${NUMBER}`, `pages/order?merchant_trade_no=${NUMBER}`],
    [`pages/order?a=${NUMBER}&b=${NUMBER}`, `pages/order?a=${NUMBER}&b=${NUMBER}`],
  ])('%j is taken as %j', (given, path) => {
    expect(readOrderCentrePath(given)).toEqual({ path })
  })

  it.each([
    ['', 'does not contain'],
    ['pages/order', 'does not contain'],
    ['pages/order?no=', 'does not contain'],
    ['pages/order?no=%24%7B商品订单号%7D', 'does not contain'],
    ['pages/order?no={商品订单号}', 'does not contain'],
    ['pages/order?no=${ 商品订单号 }', 'does not contain'],
    [`pages/order?no=${NUMBER}&id=\${id}`, 'another placeholder'],
    [`pages/${NUMBER}`, 'is not the path of a page'],
    [`pages/order/?no=${NUMBER}`, 'is not the path of a page'],
    [`https://shop.example.com/?no=${NUMBER}`, 'is not the path of a page'],
    [`pages/order?no=${NUMBER} &a`, 'space'],
    [`pages/order?no=${NUMBER}#top`, 'space'],
    [`pages/order?no=${NUMBER}${'x'.repeat(1024)}`, 'longer than'],
  ])('%j is refused, in both languages', (given, reason) => {
    const read = readOrderCentrePath(given)
    if ('path' in read) throw new Error(`taken as ${read.path}`)
    expect(read.problem.en).toContain(reason)
    expect(read.problem.zh).toMatch(/[\u4e00-\u9fff]/)
  })
})
