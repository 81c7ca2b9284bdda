import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describedErrors, REASONS, SHIPMENT_STATES, TRANSITIONS } from '@fahuo/server/api'
import { explain, explainedErrcodes } from '@fahuo/wechat'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fahuo } from '../support/fahuo.ts'
import { call } from '../support/http.ts'
import { startPair, type Pair } from '../support/server.ts'

const CHINESE = /[\u4e00-\u9fff]/

interface Refusal {
  error: { message: string; remedy: string }
}

describe('the language of an error', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  const ask = async (language: string | undefined, path = '/nowhere', body?: object) =>
    (
      await call<Refusal>(body ? 'POST' : 'GET', pair.url + path, {
        key: pair.api_key,
        ...(body && { body }),
        headers: language === undefined ? {} : { 'accept-language': language },
      })
    ).body.error

  it.each(['zh', 'zh-CN,zh;q=0.9', 'en;q=0.5,zh;q=0.9', 'fr,zh-TW;q=0.5', 'zh-Hans-CN'])(
    'is Chinese for %s',
    async (language) => {
      const { message, remedy } = await ask(language)
      expect(message).toMatch(CHINESE)
      expect(remedy).toMatch(CHINESE)
    },
  )

  it.each([undefined, 'en', 'en-GB,zh;q=0.5', 'fr', '*', 'zh;q=0', ';;'])(
    'is English for %s',
    async (language) => {
      const { message, remedy } = await ask(language)
      expect(message + remedy).not.toMatch(CHINESE)
    },
  )

  it('is the one asked for in what a schema says', async () => {
    const wrong = { order_key: { order_number_type: 'two' }, logistics_type: 1, delivery_mode: 1 }
    const chinese = await ask('zh', '/api/shipments', wrong)
    expect(chinese.message).toContain('order_key.order_number_type')
    expect(chinese.message).not.toMatch(/Invalid|expected/)
    expect(chinese.message).toMatch(CHINESE)
    const english = await ask('en', '/api/shipments', wrong)
    expect(english.message).toMatch(/expected int|expected number/)
    expect(english.message).not.toMatch(CHINESE)
  })

  it('is the one asked for in the details of a rule', async () => {
    const path = '/api/orders/4200000000000000000000000001/special'
    const chinese = await ask('zh', path, { type: 1 })
    expect(chinese.message).toMatch(/delay_to.*预售/)
    const english = await ask('en', path, { type: 1 })
    expect(english.message).toMatch(/delay_to.*required for pre-sale/)
  })
})

describe('the texts', () => {
  const texts = [
    ...describedErrors.flatMap(({ code, message, remedy }) => [
      [`error ${code}`, message] as const,
      [`remedy of ${code}`, remedy] as const,
    ]),
    ...Object.entries(REASONS).flatMap(([reason, { message, remedy }]) => [
      [`reason ${reason}`, message] as const,
      [`remedy of ${reason}`, remedy] as const,
    ]),
    ...Object.entries(SHIPMENT_STATES).map(([state, { meaning }]) => [state, meaning] as const),
    ...Object.entries(TRANSITIONS).flatMap(([from, steps]) =>
      Object.entries(steps as Record<string, { when: { en: string; zh: string } }>).map(
        ([to, { when }]) => [`${from} to ${to}`, when] as const,
      ),
    ),
    ...explainedErrcodes.flatMap((errcode) => {
      const { cause, remedy } = explain(errcode)
      return [[`cause of ${errcode}`, cause] as const, [`remedy of ${errcode}`, remedy] as const]
    }),
  ]

  it.each(texts)('of %s are in one language each', (_, { en, zh }) => {
    // WeChat's console has Chinese names only; they stand in brackets.
    expect(en.replaceAll(/[（(][^()（）]*[)）]|「[^」]*」|\$\{[^}]*\}/g, '')).not.toMatch(CHINESE)
    expect(zh).toMatch(CHINESE)
    // Three English words in a row are a sentence, no name.
    const names = zh.replaceAll(/`[^`]*`|"[^"]*"|[\w.]+\/[\w/.:{}-]+|[A-Z][\w-]*: Bearer/g, '')
    expect(names).not.toMatch(/\b[a-z]+ [a-z]+ [a-z]+\b/)
  })
})

describe('the command line', () => {
  const run =
    (...args: string[]) =>
    (language: string) =>
      fahuo(args, { LANG: language, LC_ALL: language })

  it.each([
    [run('--help')],
    [run('ship', '--help')],
    [run('keys', 'create')],
    [run('ship', '--nonsense')],
    [run('shipments', 'retry')],
  ])('speaks one language at a time (%#)', async (fahuoIn) => {
    const { output: chinese } = await fahuoIn('zh_CN.UTF-8')
    expect(chinese).toMatch(CHINESE)
    expect(chinese).not.toMatch(/Usage:|Options:|Commands:|Arguments:|error:|display help/)
    const { output: english } = await fahuoIn('C.UTF-8')
    expect(english).not.toMatch(CHINESE)
    expect(english).toMatch(/Usage:|error:/)
  })

  it('has no text in one language only', () => {
    const program = join(import.meta.dirname, '../../server/src/cli/program.ts')
    for (const [, en = '', zh = ''] of readFileSync(program, 'utf8').matchAll(
      /text\(\s*['"](.+?)['"],\s*['"](.+?)['"],?\s*\)/gs,
    )) {
      expect(en).not.toMatch(CHINESE)
      expect(zh).toMatch(CHINESE)
    }
  })
})
