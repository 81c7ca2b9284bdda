/** `fahuo webhooks`, `fahuo alarms` and `fahuo listen`, as real processes. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyWebhook } from '../../packages/client/src/webhook.ts'
import { fahuo, startFahuo } from '../support/fahuo.ts'
import { until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { ended, hear } from '../support/programs.ts'
import { startPairOn, type Pair } from '../support/server.ts'

describe('what others are told, from the command line', () => {
  let pair: Pair
  let backend: Server
  let url: string
  /** What a robot answers; WeCom's success and failure are 200. */
  let robot_code = 0
  const got: { headers: Record<string, string>; body: string }[] = []
  beforeAll(async () => {
    pair = await startPairOn('sqlite', {}, undefined, { WEBHOOK_ALLOW_PRIVATE: 'on' })
    backend = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        got.push({ headers: request.headers as Record<string, string>, body })
        if (request.url === '/robot') response.end(JSON.stringify({ errcode: robot_code }))
        else response.writeHead(204).end()
      })
    }).listen(0, '127.0.0.1')
    await once(backend, 'listening')
    url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}/fahuo`
  })
  afterAll(async () => {
    backend.close()
    await pair.stop()
  })
  const { pay } = openMerchant(() => pair)
  const env = (LANG = 'C') => ({ ...pair.env, FAHUO_API_KEY: pair.api_key, LANG })
  const cli = (args: string[], lang?: string) => fahuo([...args, '--server', pair.url], env(lang))

  it('adds, lists, switches off and removes a webhook', async () => {
    const added = await cli(['webhooks', 'add', url, '--events', 'order.settled'])
    expect(added).toMatchObject({ code: 0, output: expect.stringMatching(/whsec_\S+/) as string })
    const listed = await cli(['webhooks', 'list'])
    expect(listed.output).toContain(url)
    expect(listed.output).toContain('order.settled')
    expect(listed.output).not.toContain('whsec_')
    const [id = ''] = /[\w-]*wh[\w-]*_[\w-]+|[0-9a-f]{8}-[\w-]+/.exec(listed.output) ?? []
    expect((await cli(['webhooks', 'off', id], 'zh_CN.UTF-8')).output).toContain('已停用')
    const chinese = await cli(['webhooks', 'list'], 'zh_CN.UTF-8')
    expect(chinese.output).toMatch(/停用.*待投递 0，失败 0/)
    expect((await cli(['webhooks', 'remove', id])).code).toBe(0)
    expect((await cli(['webhooks', 'list'])).output).not.toContain(url)
    expect((await cli(['webhooks', 'add', 'nonsense'])).code).not.toBe(0)
  })

  it('says in the language why a webhook is off, and why nothing arrived', async () => {
    const closed = url.replace(/:\d+/, ':9')
    await cli(['webhooks', 'add', closed])
    const { webhooks } = (
      await pair.merchant<{ webhooks: { id: string; url: string }[] }>('GET', '/api/webhooks')
    ).body
    const { id } = webhooks.find((one) => one.url === closed)!
    const tested = await cli(['webhooks', 'test', id])
    expect(tested.code).toBe(1)
    expect(tested.output).toContain('nobody listens there (ECONNREFUSED)')
    await cli(['webhooks', 'off', id])
    const english = (await cli(['webhooks', 'list'])).output
    expect(english).toContain('off (switched off by a person)')
    expect(english).not.toMatch(/[\u4e00-\u9fff]|by_hand/)
    const chinese = (await cli(['webhooks', 'list'], 'zh_CN.UTF-8')).output
    expect(chinese).toContain('停用（人工停用）')
    await cli(['webhooks', 'remove', id])
  })

  it('adds, tests, lists and removes the robot of a group, and shows no address', async () => {
    expect((await cli(['alarms', 'add', 'https://shop.example.com/robot'])).code).toBe(1)
    const robot = url.replace('/fahuo', '/robot')
    const named = ['--kind', 'wecom', '--name', '发货群', '--secret', 'secret-of-the-signature']
    const added = await cli(['alarms', 'add', robot, ...named, '--keyword', '发货'])
    const [id = ''] = /^rb_[\w-]+/m.exec(added.output) ?? []
    const listed = await cli(['alarms', 'list'])
    expect(listed.output).toMatch(new RegExp(`${id} +wecom +发货群`))
    expect(listed.output).not.toMatch(/secret-of-the|127\.0\.0\.1/)
    expect(await cli(['alarms', 'test', id])).toMatchObject({ code: 0, output: 'It arrived.\n' })
    expect(got.at(-1)?.body).toContain('发货')
    robot_code = 93_000
    const refused = await cli(['alarms', 'test', id], 'zh_CN.UTF-8')
    expect(refused).toMatchObject({
      code: 1,
      output: expect.stringMatching('未送达：机器人已删除'),
    })
    expect((await cli(['alarms', 'list'])).output).toContain('the robot was removed')
    expect((await cli(['alarms', 'remove', id], 'zh_CN.UTF-8')).output).toContain('已删除')
    expect((await cli(['alarms', 'remove', id])).code).toBe(1)
    expect((await cli(['alarms', 'list'])).output).not.toContain(id)
  })

  it('listens, and posts what comes to a backend, signed', async () => {
    const child = startFahuo(['listen', '--forward-to', url, '--server', pair.url], env())
    try {
      const output = hear(child)
      await until(
        () => Promise.resolve(output()),
        (text) => text.includes('Ctrl-C'),
      )
      const { transaction_id } = await pay()
      await pair.merchant('GET', `/api/orders/${transaction_id}`)
      const { headers, body } = await until(
        () => Promise.resolve(got.find((one) => one.body.includes(transaction_id))),
        (one) => one !== undefined,
      ).then((one) => one!)
      const [secret = ''] = /whsec_[\w+/=]+/.exec(output()) ?? []
      expect(await verifyWebhook(body, headers, { secret })).toMatchObject({ type: 'order.paid' })
      await until(
        () => Promise.resolve(output()),
        (text) => /204\s+order\.paid/.test(text),
      )
    } finally {
      child.kill()
      await ended(child)
    }
  })
})
