import { describe, expect, it } from 'vitest'
import { readPagePath, unknownPage } from './jump-path-rules.ts'

describe('a jump path', () => {
  it.each([
    ['pages/order/detail/index', 'pages/order/detail/index'],
    ['/pages/order/detail', 'pages/order/detail'],
    ['pages/order/detail.html', 'pages/order/detail'],
    [' /pages/order/detail.HTML?from=wechat&tab=2 ', 'pages/order/detail?from=wechat&tab=2'],
    ['packageA/pages/order', 'packageA/pages/order'],
    ['index', 'index'],
    ['pages/订单/详情', 'pages/订单/详情'],
    ['pages/order?url=https%3A%2F%2Fa.example%3Fb', 'pages/order?url=https%3A%2F%2Fa.example%3Fb'],
    ['pages/order?a=b?c', 'pages/order?a=b?c'],
    ['pages/order?', 'pages/order'],
  ])('%j is taken as %j', (given, path) => {
    expect(readPagePath(given)).toEqual({ path })
  })

  it.each([
    ['', 'not the path of a page'],
    ['/', 'not the path of a page'],
    ['?a=1', 'not the path of a page'],
    ['https://shop.example.com/order', 'not the path of a page'],
    ['weixin://dl/business', 'not the path of a page'],
    ['pages/../order', 'not the path of a page'],
    ['pages//order', 'not the path of a page'],
    ['pages/order/', 'not the path of a page'],
    ['pages/my order', 'not the path of a page'],
    ['pages\\order', 'not the path of a page'],
    ['pages/order#top', 'not the path of a page'],
    ['pages/order？a=1', 'not the path of a page'],
    ['pages/order?a=b c', 'space'],
    ['pages/order?id=${商品订单号}', 'placeholder'],
    ['pages/order?id={{id}}', 'placeholder'],
    ['pages/order?transaction_id=1', 'WeChat adds transaction_id itself'],
    ['pages/order?a=1&merchant%5Fid=1', 'WeChat adds merchant_id itself'],
    ['pages/order?merchant_trade_no', 'WeChat adds merchant_trade_no itself'],
    ['pages/order?sub_merchant_id=', 'WeChat adds sub_merchant_id itself'],
    [`pages/${'x'.repeat(1024)}`, 'longer than'],
  ])('%j is refused, in both languages', (given, reason) => {
    const read = readPagePath(given)
    if ('path' in read) throw new Error(`taken as ${read.path}`)
    expect(read.problem.en).toContain(reason)
    expect(read.problem.zh).toMatch(/[\u4e00-\u9fff]/)
    expect(read.problem.en.replace(given, '')).not.toMatch(/[\u4e00-\u9fff]/)
  })

  it('is looked for among the pages where these are known', () => {
    const pages = ['pages/home', 'packageA/order']
    expect(unknownPage('packageA/order?from=wechat', pages)).toBeNull()
    expect(unknownPage('none', pages)).toBeNull()
    expect(unknownPage('pages/nowhere', null)).toBeNull()
    expect(unknownPage('pages/nowhere?a=1', pages)?.en).toContain(
      'pages/nowhere is not a page of the Mini Program by MINIAPP_PAGES; its pages are pages/home, packageA/order',
    )
  })
})
