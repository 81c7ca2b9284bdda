import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { startEmulator } from '@fahuo/emulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fahuo } from '../support/fahuo.ts'
import { startPair, type Pair } from '../support/server.ts'

const root = dirname(dirname(import.meta.dirname))

/** The shell blocks of a page, a command each, with the lines that go on put together. */
async function commandsOf(page: string): Promise<string[]> {
  const text = await readFile(join(root, page), 'utf8')
  return [...text.matchAll(/^ *```sh\n([\s\S]*?)```/gm)].flatMap(([, block = '']) =>
    block
      .replaceAll(/\\\n\s*/g, ' ')
      .split(/\n(?=\s*(?:npx|curl|export|[A-Z_]+=|#))/)
      .map((command) => command.trim()),
  )
}

/** Words as a shell takes them; quotes keep theirs together, and so do <placeholders>. */
const wordsOf = (command: string) =>
  [...command.matchAll(/'([^']*)'|"([^"]*)"|((?:<[^>]*>|\S)+)/gs)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  )

/** What a documented curl asks for; its server is the reader's. */
function curlOf(command: string) {
  const words = wordsOf(command)
  const after = (flag: string) =>
    words.flatMap((word, at) => (word === flag ? [words[at + 1] ?? ''] : []))
  const url = words.find((word) => /^https?:/.test(word)) ?? ''
  const { pathname, search } = new URL(url.replace(/\/\/<[^>]*>/, '//server'))
  return {
    path: `${pathname}${decodeURIComponent(search)}`,
    headers: after('-H').map((header): [string, string] => {
      const [name = '', value = ''] = header.split(/:\s*/, 2)
      return [name, value]
    }),
    data: after('-d')[0] ?? '',
  }
}

describe('what the documents say', { timeout: 60_000 }, () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.stop())
  const pay = async () =>
    (await pair.control<{ transaction_id: string }>('POST', '/orders', {})).body.transaction_id

  it.each(['README.md', 'README.zh-CN.md'])('%s ships an order with curl', async (page) => {
    const command = (await commandsOf(page)).find((line) => line.startsWith('curl'))
    const { path, headers, data } = curlOf(command ?? '')
    const answer = await fetch(new URL(path, pair.url), {
      method: 'POST',
      headers: headers.map(([name, value]) => [name, value.replace(/<.*>/, pair.api_key)]),
      body: data.replace('4200…', await pay()),
    })
    expect(answer.status).toBe(202)
  })

  it.each(['OPERATIONS.md', 'OPERATIONS.zh-CN.md'])(
    '%s works, command by command',
    async (page) => {
      const commands = (await commandsOf(`docs/${page}`))
        .filter((command) => command.includes('pnpm fahuo'))
        .map((command) => command.slice(command.indexOf('pnpm fahuo') + 'pnpm fahuo '.length))
      expect(commands.length).toBeGreaterThanOrEqual(4)
      const transaction_id = await pay()
      const orders = `${pair.env.DATABASE_URL}.${page}.csv`
      await writeFile(
        orders,
        `支付单号,快递公司,运单号,商品\n${await pay()},圆通速递,YT0001,茶叶\n`,
      )
      const seen: string[] = []
      for (const command of commands) {
        const args = wordsOf(command.split('#')[0] ?? '').map((word) =>
          word
            .replace('<transaction_id>', transaction_id)
            .replace('/backups/fahuo-2026-11-21.db', `${pair.env.DATABASE_URL}.${page}.copy`)
            .replace('orders.csv', orders)
            .replace('report.csv', `${orders}.report`)
            .replace('https://fahuo.example.com', pair.url),
        )
        // Another database, or a server that stands still, is another test's: test/server/operations.test.ts.
        if (args[0] === 'migrate-to' || args[0] === 'restore') continue
        const { code, output } = await fahuo(args, { ...pair.env, FAHUO_API_KEY: pair.api_key })
        expect([args[0], code, code === 0 ? '' : output]).toEqual([args[0], 0, ''])
        seen.push(args[0] ?? '')
      }
      expect(seen).toEqual(expect.arrayContaining(['ship', 'order', 'backup']))
    },
  )

  it("the emulator's README tests a shop in any language", async () => {
    const emulator = await startEmulator({ appid: 'wx0123456789abcdef', secret: 'test-secret' })
    const answers: { access_token?: string; errcode?: number; order?: { order_state: number } }[] =
      []
    for (const command of await commandsOf('packages/emulator/README.md')) {
      if (!command.startsWith('curl')) continue
      const { path, data } = curlOf(command)
      const token = answers.find(({ access_token }) => access_token)?.access_token ?? ''
      const url = new URL(path.replace('<access_token>', token), emulator.url)
      const answer = await fetch(url, { method: 'POST', body: data })
      answers.push((await answer.json()) as (typeof answers)[number])
    }
    await emulator.close()
    expect(answers.map(({ errcode }) => errcode)).toEqual([undefined, undefined, 0, -1, -1, 0])
    expect(answers.at(-1)?.order?.order_state).toBe(2)
  })
})
