import { expect, it } from 'vitest'
import { CARRIERS, carrierName } from '../calls/carriers.ts'
import { phoneTexts } from './texts.ts'

const CHINESE = /[\u4e00-\u9fff]/

/** Every text with the path of its name. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([name, inner]) =>
    textsOf(inner, path === '' ? name : `${path}.${name}`),
  )
}
const [en, zh] = [textsOf(phoneTexts('en')), textsOf(phoneTexts('zh'))]

it('has the same texts in both languages', () => {
  expect(en.map(([path]) => path)).toEqual(zh.map(([path]) => path))
})

it('speaks English alone on the English phone', () => {
  // The button that changes the language names the other one.
  const mixed = en.filter(([path, text]) => path !== 'language' && CHINESE.test(text))
  expect(mixed).toEqual([])
  for (const [id] of CARRIERS) expect(carrierName(id, 'en')).not.toMatch(CHINESE)
})

it('speaks Chinese on the Chinese phone', () => {
  // Wi-Fi has no other name; the language button names the other language.
  const latin = /^(lang|language|online)$/
  const english = zh.filter(
    ([path, text]) => !latin.test(path) && text !== '' && !CHINESE.test(text),
  )
  expect(english.map(([path, text]) => `${path}: ${text}`)).toEqual([])
})
