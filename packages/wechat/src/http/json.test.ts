import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isStorable, JsonError, parseAnswer, readJsonBody } from './json.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const problemOf = (body: Uint8Array) => {
  try {
    readJsonBody(body)
    return 'none'
  } catch (error) {
    return error instanceof JsonError ? `${error.problem} ${error.path}`.trim() : error
  }
}

it.each([
  ['UTF-8 with a byte order mark', bytes('\uFEFF{"a":1}'), 'none'],
  ['GBK', Uint8Array.of(0x22, 0xb2, 0xe8, 0x22), 'not_utf8'],
  ['nothing', bytes(''), 'not_json'],
  ['half a surrogate in UTF-8', Uint8Array.of(0x22, 0xed, 0xa0, 0xbd, 0x22), 'not_utf8'],
  ['an escaped U+0000', bytes(String.raw`{"a":[{"b":"x\u0000"}]}`), 'bad_text a.0.b'],
  ['U+0000 in a name', bytes(String.raw`{"a\u0000":1}`), 'bad_text'],
  ['half an emoji', bytes(String.raw`{"a":"\ud83d"}`), 'bad_text a'],
  ['a whole emoji', bytes(String.raw`{"a":"\ud83c\udf75"}`), 'none'],
  ['deep lists', bytes('['.repeat(100_000) + ']'.repeat(100_000)), 'too_deep'],
])('reads %s', (_name, body, problem) => {
  expect(problemOf(body)).toBe(problem)
})

it.each([
  [String.raw`{"item":"a\u0000b"}`, { item: 'ab' }],
  [String.raw`{"item":"tea \ud83d"}`, { item: 'tea ' }],
  [String.raw`{"item":"\ud83c\udf75"}`, { item: '🍵' }],
  ['{"name":"two\nlines"}', { name: 'two lines' }],
])('takes out of %j what no database stores', (answer, value) => {
  expect(parseAnswer(answer)).toEqual(value)
})

it('leaves nothing in an answer that could not be stored', () => {
  fc.assert(
    fc.property(fc.json({ stringUnit: 'binary' }), fc.string({ unit: 'binary' }), (json, text) => {
      const answer = `{"a":${json},"b":${JSON.stringify(text)}}`
      const stored = JSON.stringify(parseAnswer(answer))
      return isStorable(stored) && !/\\u(?:0000|d[89a-f])/i.test(stored.replaceAll('\\\\', ''))
    }),
  )
})
