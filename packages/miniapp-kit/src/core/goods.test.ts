import type { OrderExtras } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { descriptionLine, goodsOf, sumsOf } from './goods.ts'
import { textsFor } from './language.ts'
import { order } from './order.testing.ts'

const zh = textsFor('zh_CN')

describe('the goods of an order', () => {
  it.each<[string, [name: string, count: string][]]>([
    ['武夷山大红袍 250g x1', [['武夷山大红袍 250g', '×1']]],
    [
      '大红袍x2;品茗杯×4；茶壶 *12',
      [
        ['大红袍', '×2'],
        ['品茗杯', '×4'],
        ['茶壶', '×12'],
      ],
    ],
    ['Pixel Max2', [['Pixel Max2', '']]],
    ['Mavic x', [['Mavic x', '']]],
    ['地毯 160*230', [['地毯 160*230', '']]],
    ['茶 x0', [['茶 x0', '']]],
    ['x2', [['x2', '']]],
    ['茶；', [['茶', '']]],
    ['', []],
  ])('are read from the description %s', (description, goods) => {
    expect(
      goodsOf(order({ description }), undefined).map(({ name, count }) => [name, count]),
    ).toEqual(goods)
  })

  it("are the shop's where it named them", () => {
    const extras: OrderExtras = {
      item_list: [
        {
          merchant_item_id: 'a',
          name: '大红袍',
          description: '250g',
          unit_price: 16_800,
          quantity: 2,
          image_url: ['https://shop.example/a.png'],
        },
        { merchant_item_id: 'b', name: '杯', quantity: 1, image_url: [] },
      ],
    }
    expect(goodsOf(order({}), extras)).toEqual([
      {
        name: '大红袍',
        spec: '250g',
        price: '¥168.00',
        count: '×2',
        image: 'https://shop.example/a.png',
        path: '',
      },
      { name: '杯', spec: '', price: '', count: '×1', image: '', path: '' },
    ])
  })

  it('stand on one line with a Chinese semicolon', () => {
    expect(descriptionLine('茶 x1; 杯 x4；')).toBe('茶 x1；杯 x4')
  })
})

describe('what was paid', () => {
  const lines = (extras: OrderExtras | undefined, refunded = false) =>
    sumsOf(order({ paid_amount: 16_800 }), extras, zh, refunded).map(
      ({ label, value, is }) => `${is === 'total' ? '*' : ''}${label} ${value}`,
    )

  it.each<[string, OrderExtras | undefined, boolean, string[]]>([
    ['nothing of the shop', undefined, false, ['*实付款 ¥168.00']],
    [
      'free delivery',
      { freight: 0 },
      false,
      ['商品总价 ¥168.00', '运费 免运费', '*实付款 ¥168.00'],
    ],
    [
      'freight and a discount, and adds up',
      { freight: 800, discount: 2000 },
      false,
      ['商品总价 ¥180.00', '运费 ¥8.00', '优惠 −¥20.00', '*实付款 ¥168.00'],
    ],
    ['a refund of a part', { refunded_amount: 4800 }, false, ['*实付款 ¥168.00', '已退款 ¥48.00']],
    ['a refund of all', { refunded_amount: 16_800 }, true, ['实付款 ¥168.00', '*已退款 ¥168.00']],
    ['a refund without an amount', {}, true, ['*实付款 ¥168.00']],
    [
      'a freight that is more than was paid',
      { freight: 99_900 },
      false,
      ['运费 ¥999.00', '*实付款 ¥168.00'],
    ],
  ])('with %s', (_what, extras, refunded, expected) => {
    expect(lines(extras, refunded)).toEqual(expected)
  })
})
