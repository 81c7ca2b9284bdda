/** The program itself, with its own log, on a database of 0.1 that was in use when 0.1 was killed. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { connect, migrate } from '../../server/src/database/database.ts'
import { ENGINES, execute, makeDatabase, select } from '../support/databases.ts'
import { MASTER_KEY } from '../support/master-key.ts'
import { freePort } from '../support/ports.ts'
import { ended, hear } from '../support/programs.ts'

const root = join(import.meta.dirname, '../..')
const appid = 'wx0000000000000001'

it.each(ENGINES)('starts on a database of 0.1 (%s)', { timeout: 120_000 }, async (engine) => {
  const { url, remove } = await makeDatabase(engine, { bare: true })
  const old = connect(url)
  await migrate(old, { to: '005-due' })
  await old.db.destroy()
  const row = `('${appid}', 'session_secret', '${'s'.repeat(43)}')`
  await execute(url, `insert into settings (appid, name, value) values ${row}`)
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env['PATH'] ?? '',
      LANG: 'C',
      HOST: '127.0.0.1',
      PORT: String(port),
      WECHAT_APPID: appid,
      WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
      WECHAT_API_URL: 'http://127.0.0.1:9',
      WECHAT_PUSH_TOKEN: 'pushTokenForTests',
      WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      DATABASE_URL: url,
      FAHUO_MASTER_KEY: MASTER_KEY,
    },
  })
  const output = hear(child)
  try {
    await expect.poll(() => output(), { timeout: 100_000 }).toMatch(/"msg":"ready"|could not start/)
    expect(output()).toContain('"msg":"ready"')
    expect(output()).toContain('previous version')
    expect(await select(url, 'select id from people')).toEqual([])
  } finally {
    await ended(child, () => void child.kill('SIGTERM'))
    await remove()
  }
})
