import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startEmulator } from '../emulator.ts'

const statusOf = (port: number, path: string, host: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, headers: { host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asked.on('error', reject)
    asked.end()
  })

describe('the emulator', () => {
  it('answers under its own names only', async () => {
    const emulator = await startEmulator({
      appid: 'wx1',
      secret: 's',
      allowed_hosts: ['wechat.test'],
    })
    const { port } = emulator
    const ask = (host: string, path = '/_emulator/settings') => statusOf(port, path, host)
    for (const host of [
      `localhost:${port}`,
      `127.0.0.1:${port}`,
      '[::1]:4010',
      'emulator:4010',
      'host.docker.internal:4010',
      'shop.localhost',
      'wechat.test',
      'api.weixin.qq.com',
    ])
      expect([host, await ask(host)]).toEqual([host, 200])
    // A page's own name that is made to point here.
    for (const path of ['/_emulator/settings', '/phone', '/phone/settings.json', '/cgi-bin/token'])
      for (const host of ['rebound.example.com:4010', 'localhost.example.com', '127.0.0.1.nip.io'])
        expect([path, host, await ask(host, path)]).toEqual([path, host, 403])
    await emulator.close()
  })
})
