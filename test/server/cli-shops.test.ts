import { afterAll, beforeAll, expect, it } from 'vitest'
import { select } from '../support/databases.ts'
import { fahuo } from '../support/fahuo.ts'
import { call, until } from '../support/http.ts'
import { content, openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const SECOND = { appid: 'wx00000000000000c2', secret: 'the-secret-of-the-second-shop' }

let pair: Pair
beforeAll(async () => {
  pair = await startPair({ shops: [SECOND] })
})
afterAll(() => pair.stop())

const run = async (args: string[], more: Record<string, string> = {}) => {
  const done = await fahuo(args, { ...pair.env, ...more })
  expect(done.output).not.toContain(SECOND.secret)
  return done
}
const status = async (key: string) => (await call('GET', `${pair.url}/api/board`, { key })).status

it('adds a shop by its secret, ships with a key of its own, suspends, resumes and removes it', async () => {
  const without = await run(['shops', 'add', SECOND.appid])
  expect([without.code, without.output]).toEqual([1, expect.stringContaining('FAHUO_SHOP_SECRET')])
  const wrong = await run(['shops', 'add', SECOND.appid], {
    FAHUO_SHOP_SECRET: 'a-secret-that-nobody-knows',
  })
  expect(wrong.code).toBe(1)
  expect(await select(pair.env.DATABASE_URL, 'select * from shops')).toEqual([])
  const odd = await run(['shops', 'add', 'gh_0123456789ab', '--lang', 'zh'])
  expect([odd.code, odd.output]).toEqual([1, expect.stringContaining('不是 appid')])

  const added = await run(['shops', 'add', SECOND.appid, '--name', '二店', '--jump-path', 'none'], {
    FAHUO_SHOP_SECRET: SECOND.secret,
    PUBLIC_URL: 'https://fahuo.example.com',
  })
  expect(added.code).toBe(0)
  const told = new RegExp(
    `^URL +https://fahuo\\.example\\.com/wechat/push/${SECOND.appid}\\nToken +\\w{32}\\nEncodingAESKey +\\w{43}$`,
    'm',
  )
  expect(added.output).toMatch(told)
  const again = await run(['shops', 'add', SECOND.appid], { FAHUO_SHOP_SECRET: SECOND.secret })
  expect(again.code).toBe(1)
  const listed = await run(['shops', 'list'])
  expect(listed.output).toMatch(new RegExp(`${pair.appid} +served +own +the first one`))
  expect(listed.output).toMatch(new RegExp(`${SECOND.appid} +served +own +二店`))

  const made = await run(['keys', 'create', '--name', 'ERP', '--shop', SECOND.appid])
  const key = /^[\w-]{24,}$/m.exec(made.output)?.[0] ?? ''
  const second = openMerchant(() => ({
    ...pair,
    api_key: key,
    merchant: <Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
      call<Answer>(method, pair.url + path, { key, body }),
    control: <Answer>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) =>
      pair.control<Answer>(method, `${path}?appid=${SECOND.appid}`, body),
  }))
  await until(
    () => status(key),
    (answered) => answered === 200,
  )
  const { transaction_id } = await second.pay()
  await second.shipped(content(transaction_id))
  expect((await second.truth(transaction_id)).uploads).toBe(1)
  // The key of one is none of the other's.
  expect((await run(['keys', 'list'])).output).not.toContain('ERP')
  const nowhere = await run(['keys', 'list', '--shop', 'wx00000000000000ff'])
  expect([nowhere.code, nowhere.output]).toEqual([1, expect.stringContaining('fahuo shops list')])

  for (const [command, wanted] of [
    ['suspend', 403],
    ['resume', 200],
    ['remove', 403],
  ] as const) {
    expect((await run(['shops', command, SECOND.appid])).code).toBe(0)
    await until(
      () => status(key),
      (answered) => answered === wanted,
    )
  }
  expect((await run(['shops', 'list', '--lang', 'zh'])).output).toContain('已移除')
  const secrets = await select<object>(
    pair.env.DATABASE_URL,
    `select name from settings where appid = '${SECOND.appid}' and name like 'shop_%'`,
  )
  expect(secrets).toEqual([])
})
