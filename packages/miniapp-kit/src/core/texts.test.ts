import { describe, expect, it } from 'vitest'
import { textsFor } from './language.ts'
import type { Texts } from './texts.ts'

/** The names of all texts, and each text in full; functions are called with a number. */
function flatten(texts: Texts): Map<string, string> {
  const flat = new Map<string, string>()
  const add = (value: unknown, path: string): void => {
    if (typeof value === 'string') flat.set(path, value)
    else if (typeof value === 'function')
      flat.set(path, String((value as (...args: string[]) => string)('1', '2', '3')))
    else for (const [name, inner] of Object.entries(value as object)) add(inner, `${path}.${name}`)
  }
  add(texts, 'texts')
  // An empty carrier has a sentence of its own.
  flat.set('texts.trackingHint()', texts.trackingHint(''))
  return flat
}

const zh = flatten(textsFor('zh_CN'))
const en = flatten(textsFor('en'))

/** A brand that has no Chinese name. */
const BRAND = 'texts.carriers.EMS'

describe('the texts', () => {
  it('have the same names in both languages', () => {
    expect([...en.keys()].toSorted()).toEqual([...zh.keys()].toSorted())
    expect(zh.size).toBeGreaterThan(90)
  })

  it('are Chinese without Latin letters or English punctuation', () => {
    const mixed = [...zh].filter(
      ([name, text]) => name !== BRAND && /[A-Za-z,.;:!?'"()]/.test(text),
    )
    expect(mixed).toEqual([])
  })

  it('are English without Chinese characters or punctuation', () => {
    const mixed = [...en].filter(([, text]) =>
      /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\u201c\u201d]/u.test(text),
    )
    expect(mixed).toEqual([])
  })

  it('are none of them empty', () => {
    expect([...zh, ...en].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('follow the language of WeChat', () => {
    expect(textsFor('zh_TW')).toBe(textsFor('zh_CN'))
    expect(textsFor(undefined)).toBe(textsFor('zh_CN'))
    expect(textsFor('fr')).toBe(textsFor('en'))
  })
})
