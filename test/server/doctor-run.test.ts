/** The doctor inside the server: GET and POST /api/doctor. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { call, until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPairOn, type Pair } from '../support/server.ts'

interface Doctor {
  state: 'never' | 'running' | 'done'
  started_at: number | null
  finished_at: number | null
  total: number
  checks: { id: string; name: string; level: string; found: string; remedy: string | null }[]
}

describe.each(ENGINES)('the doctor in the server (%s)', (engine) => {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPairOn(engine)
  })
  afterAll(() => pair.stop())
  const { fault, calls } = openMerchant(() => pair)
  const ask = async (method: 'GET' | 'POST' = 'GET', language = 'en') => {
    const headers = { 'accept-language': language }
    const url = `${pair.url}/api/doctor`
    const { body } = await call<{ doctor: Doctor }>(method, url, { key: pair.api_key, headers })
    return body.doctor
  }
  const done = () => until(ask, ({ state }) => state === 'done')

  it('was never run, runs when it is asked to, and keeps what it found', async () => {
    expect(await ask()).toMatchObject({ state: 'never', started_at: null, checks: [] })
    expect(await ask('POST')).toMatchObject({ state: 'running' })
    const doctor = await done()
    expect(doctor.checks).toHaveLength(doctor.total)
    expect(doctor.finished_at).toBeGreaterThanOrEqual(doctor.started_at!)
    expect(doctor.checks.find(({ id }) => id === 'credentials')).toMatchObject({
      level: 'ok',
      remedy: null,
    })
    const chinese = await ask('GET', 'zh')
    for (const { name, found } of chinese.checks) expect(name + found).toMatch(/[\u4e00-\u9fff]/)
    await pair.restart()
    expect(await ask()).toEqual(doctor)
  })

  const QUOTA = '/cgi-bin/openapi/quota/get'

  it('is one run for all who ask while it is under way, and holds up nobody else', async () => {
    // It does not end before all have asked, on a slow machine either; a call may take ten seconds.
    await fault(QUOTA, 'delay_after', { ms: 6_000 })
    const first = await ask('POST')
    const second = await ask('POST')
    expect(second).toMatchObject({ state: 'running', started_at: first.started_at })
    expect((await pair.merchant('GET', '/api/board')).status).toBe(200)
    expect((await ask()).state).toBe('running')
    expect((await done()).started_at).toBe(first.started_at)
  })

  it('is made anew by the next start when a stop cut it off', async () => {
    // Shorter than a stop waits for what is under way.
    await fault(QUOTA, 'delay_after', { ms: 3_500 })
    const before = (await calls(QUOTA)).length
    const { started_at } = await ask('POST')
    await until(
      () => calls(QUOTA),
      (made) => made.length > before,
    )
    await pair.restart()
    const doctor = await done()
    expect(doctor.started_at).toBe(started_at)
    expect(doctor.checks).toHaveLength(doctor.total)
    // Twice by each run.
    expect((await calls(QUOTA)).length).toBe(before + 4)
  })

  it('says what is wrong, and no secret', async () => {
    await pair.control('POST', '/settings', { shipping_management: false })
    await ask('POST')
    const doctor = await done()
    await pair.control('POST', '/settings', { shipping_management: true })
    const { level, remedy } = doctor.checks.find(({ id }) => id === 'credentials')!
    expect(level).toBe('problem')
    expect(remedy).toContain('发货信息管理')
    const answered = JSON.stringify(doctor)
    for (const secret of [pair.secret, pair.push_token, pair.push_aes_key, pair.api_key])
      expect(answered).not.toContain(secret)
  })
})
