import { startEmulator } from '@fahuo/emulator'
import { allCalls } from '@fahuo/wechat'
import fc from 'fast-check'
import { Pool } from 'undici'
import { expect, it } from 'vitest'
import { sizes } from '../sizes.ts'
import { keepFigures } from '../support/figures.ts'
import { heapNow } from '../support/heap.ts'
import { randomBody } from '../support/random-bodies.ts'

const appid = 'wx00000000000000ab'
const BODIES = sizes.fuzz_bodies
const AT_ONCE = 64

it(
  `answers ${BODIES} random bodies over all calls, without a crash`,
  { timeout: 240_000 },
  async () => {
    const emulator = await startEmulator({ appid, secret: 'secret' })
    const pool = new Pool(`http://127.0.0.1:${emulator.port}`, { connections: AT_ONCE })
    const token = await pool.request({
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: JSON.stringify({ grant_type: 'client_credential', appid, secret: 'secret' }),
    })
    const { access_token } = (await token.body.json()) as { access_token: string }
    const seed = Math.trunc(Math.random() * 2 ** 31)
    console.log(`fuzz seed ${seed}`)
    // A tenth as many different bodies, each sent to ten calls.
    const bodies = fc.sample(randomBody, { seed, numRuns: BODIES / 10 })
    await control(pool, '/settings', { calls_per_minute: 1e9, calls_per_day: 1e9 })

    const wrong: unknown[] = []
    let sent = 0
    async function worker(): Promise<void> {
      while (sent < BODIES) {
        const at = sent
        sent += 1
        const call = allCalls[at % allCalls.length]!
        const given = bodies[Math.trunc(at / 10)] ?? ''
        const answer = await pool.request({
          method: 'POST',
          path: `${call.path}?access_token=${access_token}`,
          body: given,
        })
        const said = await answer.body.text()
        const ok = answer.statusCode === 200 && said.startsWith('{')
        if (!ok) wrong.push([seed, call.name, given, answer.statusCode, said])
      }
    }
    const before = heapNow()
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    const grown = (heapNow() - before) / 2 ** 20

    keepFigures('fuzz', { bodies: sent, wrong: wrong.length, grown_mb: Math.round(grown), seed })
    expect(wrong.slice(0, 3)).toEqual([])
    // The log of the last calls is kept, and nothing that grows with their number.
    expect(grown).toBeLessThan(64)
    await pool.close()
    await emulator.close()
  },
)

async function control(pool: Pool, path: string, settings: object): Promise<void> {
  const answer = await pool.request({
    method: 'POST',
    path: `/_emulator${path}`,
    body: JSON.stringify(settings),
  })
  await answer.body.dump()
}
