import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { call, until } from '../support/http.ts'
import { content } from '../support/merchant.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startPair } from '../support/server.ts'

/**
 * Code beside the server that fails when a file says so, once by a promise and once by a callback: in
 * the main thread, and in that which writes to SQLite, which ends it.
 */
const FAULTY = `data:text/javascript,${encodeURIComponent(`
import { existsSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
// A thread that is started after that works.
const over = existsSync(process.env.FAIL_NOW)
const timer = setInterval(() => {
  if (over || !existsSync(process.env.FAIL_NOW)) return
  clearInterval(timer)
  if (!isMainThread) writeFileSync(process.env.FAIL_NOW + '.thread', '')
  void Promise.reject(new Error('nobody waited'))
  setTimeout(() => { throw new Error('nobody caught') }, 50)
}, 50)
timer.unref()`)}`

it('a failure that nobody waits for is logged and counted, and ends no process', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-process-'))
  const fail_now = join(folder, 'fail-now')
  // For its settings only.
  const pair = await startPair()
  const { url, output, end } = await startServerProcess(
    {
      ...pair.env,
      DATABASE_URL: join(folder, 'fahuo.db'),
      PORT: '0',
      FAIL_NOW: fail_now,
    },
    ['--import', FAULTY],
  )
  try {
    await writeFile(fail_now, '')
    await until(
      () => Promise.resolve(output()),
      (text) => text.includes('nobody waited') && text.includes('nobody caught'),
    )
    // A thread that ended is started again.
    await until(
      () => Promise.resolve(existsSync(`${fail_now}.thread`)),
      (ended_too) => ended_too,
    )
    await until(
      () =>
        call('POST', `${url}/api/shipments`, {
          key: pair.api_key,
          body: content('4200000000202611260000000029'),
        }),
      ({ status }) => status === 202,
    )
    await until(
      () => call('GET', `${url}/readyz`),
      ({ status }) => status === 200,
    )
    const metrics = await (await fetch(`${url}/metrics`)).text()
    expect(metrics).toContain('fahuo_worker_failures_total{worker="process"} 2')
  } finally {
    expect(await end('SIGTERM')).toBe(0)
    await pair.stop()
    await rm(folder, { recursive: true })
  }
})
