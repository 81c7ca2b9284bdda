import { describe, expect, it } from 'vitest'
import { compileExpression, compileText } from './expression.ts'
import { renderFile } from './render.ts'
import { findPath, readText, type Owner, type TreeElement } from './tree.ts'
import { createWxmlCompiler } from './compile.ts'

const owner: Owner = { instance: null, handle: () => {} }

function render(files: Record<string, string>, data: Record<string, unknown> = {}) {
  const file = createWxmlCompiler({ files })('page.wxml')
  return renderFile(file, data, { owner, showComponent: () => null })
}
const text = (wxml: string, data?: Record<string, unknown>, more: Record<string, string> = {}) =>
  readText(render({ 'page.wxml': wxml, ...more }, data))

describe('an expression', () => {
  it.each<[string, unknown]>([
    ['a + 1', 3],
    ['a > 1 && !none', true],
    ['none.deep.er', undefined],
    ['none || "x"', 'x'],
    ['list[1].name', 'b'],
    ["o['k-e-y']", 5],
    ['a === 2 ? "yes" : "no"', 'yes'],
    ['[a, a * 2]', [2, 4]],
    ['{a, b: a, ...o}', { a: 2, b: 2, 'k-e-y': 5 }],
    ['f(a, 3)', 5],
    ['none(1)', undefined],
    ['-a % 2 + typeof a', '0number'],
  ])('%s', (source, value) => {
    const scope = {
      a: 2,
      list: [{ name: 'a' }, { name: 'b' }],
      o: { 'k-e-y': 5 },
      f: (x: number, y: number) => x + y,
    }
    const got = compileExpression(source)(scope)
    expect(Object.is(got, -0) ? 0 : got).toEqual(value)
  })

  it('keeps its type alone, and becomes text with text around it', () => {
    expect(compileText('{{n}}')({ n: 5 })).toBe(5)
    expect(compileText('{{n}} of {{m}}')({ n: 5 })).toBe('5 of ')
  })

  it('is refused when WXML does not support it', () => {
    expect(() => compileText('{{a => a}}')).toThrow('invalid WXML expression {{a => a}}')
    expect(() => compileText('{{a = 1}}')).toThrow('invalid WXML expression {{a = 1}}')
  })
})

describe('WXML', () => {
  it('chooses by wx:if, wx:elif and wx:else', () => {
    const wxml = '<a wx:if="{{n === 1}}">one</a><a wx:elif="{{n === 2}}">two</a><a wx:else>many</a>'
    expect([1, 2, 3].map((n) => text(wxml, { n }))).toEqual(['one', 'two', 'many'])
  })

  it('repeats by wx:for with stable keys', () => {
    const wxml =
      '<view wx:for="{{list}}" wx:for-item="it" wx:for-index="at" wx:key="id">{{at}}:{{it.id}}</view>'
    const list = [{ id: 'a' }, { id: 'b' }]
    expect(text(wxml, { list })).toBe('0:a\n1:b')
    const keys = (data: object[]) =>
      render({ 'page.wxml': wxml }, { list: data }).map((node) => (node as TreeElement).key)
    expect(keys(list.toReversed())).toEqual(keys(list).toReversed())
    expect(text('<a wx:for="{{3}}">{{item}}</a>')).toBe('0\n1\n2')
  })

  it('renders templates of another file with that file’s wxs', () => {
    expect(
      text(
        '<import src="./lib/t.wxml"/><template is="{{kind}}" data="{{...x, n: 2}}"/>',
        {
          kind: 'card',
          x: { n: 1, name: 'Tea' },
        },
        {
          'lib/t.wxml':
            '<wxs module="m" src="./m.wxs"/><template name="card">{{name}} {{m.twice(n)}}</template>',
          'lib/m.wxs': 'module.exports = { twice: function (n) { return n * 2 } }',
        },
      ),
    ).toBe('Tea 4')
  })

  it('says which template or file is missing', () => {
    expect(() => text('<template is="gone"/>')).toThrow('page.wxml has no template gone')
    expect(() => text('<import src="gone.wxml"/>')).toThrow('the bundle has no file gone.wxml')
  })

  it('separates events, dataset and attributes', () => {
    const [node] = render(
      { 'page.wxml': '<button bindtap="go" catch:touchstart="stop" data-order-id="{{7}}" plain/>' },
      {},
    ) as TreeElement[]
    expect(node).toMatchObject({
      attrs: { plain: true },
      dataset: { orderId: 7 },
      events: {
        tap: { method: 'go', caught: false },
        touchstart: { method: 'stop', caught: true },
      },
    })
  })

  it('finds the deepest matching element', () => {
    const nodes = render({ 'page.wxml': '<view><view><text>Tea</text></view></view>' })
    const path = findPath(nodes, (element) => readText([element]) === 'Tea')
    expect(path?.map(({ tag }) => tag)).toEqual(['view', 'view', 'text'])
  })
})
