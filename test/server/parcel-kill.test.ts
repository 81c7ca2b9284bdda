/** A server that is killed while WeChat is told of a parcel; and what is left of the phone number. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { servicesOfOrder } from '../../server/src/services/queries.ts'
import { openDatabase } from '../../server/src/database/database.ts'
import { call, until } from '../support/http.ts'
import { openParcelServices, ROOT } from '../support/parcel-services.ts'
import { startServerProcess, type ServerProcess } from '../support/server-process.ts'
import { startPair, type Pair } from '../support/server.ts'

describe('a server that is killed', () => {
  let pair: Pair
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fahuo-kill-'))
    // Of this server its settings and its WeChat alone.
    pair = await startPair()
  })
  afterAll(async () => {
    await pair.stop()
    await rm(folder, { recursive: true, force: true })
  })

  it('while WeChat takes a parcel tells it once more, and leaves nothing of the number', async () => {
    const env = {
      ...pair.env,
      PORT: '0',
      DATABASE_URL: join(folder, 'fahuo.db'),
      WECHAT_TIMEOUT_SECONDS: '5',
      UPLOAD_DEADLINE_SECONDS: '6',
    }
    let server: ServerProcess
    const merchant: Pair['merchant'] = (method, path, body) =>
      call(method, server.url + path, { key: pair.api_key, body })
    const { shippedWith, told, bindings } = openParcelServices(() => ({
      ...pair,
      url: server.url,
      env,
      merchant,
    }))
    // WeChat takes both, and its answers come late.
    const faults = ['follow_waybill', 'trace_waybill'].map((name) => ({
      path: `${ROOT}/${name}`,
      effect: 'delay_after',
      ms: 4_000,
    }))
    for (const fault of faults) await pair.control('POST', '/faults', fault)
    server = await startServerProcess(env)
    const openid = 'oKilled'
    const { transaction_id } = await shippedWith({ openid, tracking_no: 'YT-KILL' })
    await until(
      () => bindings(transaction_id),
      (all) => all.length === 2,
    )
    await server.end('SIGKILL')
    const rows = async () => {
      const database = await openDatabase(env.DATABASE_URL)
      const found = await servicesOfOrder({ database, appid: pair.appid }, transaction_id)
      await database.close()
      return found.filter(({ part }) => part === 'YT-KILL')
    }
    const before = await rows()
    expect(before.map(({ state }) => state)).toEqual(['sending', 'sending'])
    const sealed = before.map(({ phone }) => phone ?? '')
    for (const text of sealed) expect(text).toMatch(/^sealed\./)
    server = await startServerProcess(env)
    await until(rows, (all) => all.every(({ state }) => state === 'done'))
    expect(await told(openid, 'follow_waybill')).toHaveLength(2)
    expect(await told(openid, 'trace_waybill')).toHaveLength(2)
    const files = async () => {
      const names = await readdir(folder)
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))
      return texts.join('')
    }
    // The log of SQLite is emptied a little later.
    await until(files, (text) => sealed.every((one) => !text.includes(one)))
    await server.end('SIGTERM')
    const text = await files()
    for (const secret of [...sealed, '13800138000']) expect(text).not.toContain(secret)
  }, 150_000)
})
