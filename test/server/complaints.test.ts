import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fahuo } from '../support/fahuo.ts'
import { until } from '../support/http.ts'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'

const ROOT = '/wxaapi/minishop'
const HOUR = 3600

interface Complaint {
  complaint_order_id: string
  transaction_id: string
  status: number
  turn: string
  appeal_state: number
  actions: string[]
  answer_by: number | null
  detail: { content: string; amount: string; history: { content: string }[] } | null
  answers: { id: string; action: string; state: string; errcode: number | null }[]
  contact?: { phone_number: string }
}

describe.each(['json', 'xml'] as const)('a complaint that is pushed as %s', (format) => {
  let pair: Pair
  let ahead = 0
  const clock = { now: () => Date.now() + ahead }
  beforeAll(async () => {
    pair = await startPair({ push_format: format }, undefined, {}, { clock })
  })
  afterAll(() => pair.stop())
  const { pay, calls } = openMerchant(() => pair)

  const advance = async (seconds: number) => {
    ahead += seconds * 1000
    await pair.control('POST', '/clock', { advance: seconds })
  }
  const show = async (id: string, query = '') =>
    (await pair.merchant<{ complaint: Complaint }>('GET', `/api/complaints/${id}${query}`)).body
      .complaint
  const answer = (id: string, body: object) =>
    pair.merchant<{ answer: Complaint['answers'][number]; error?: { code: string } }>(
      'POST',
      `/api/complaints/${id}/answers`,
      body,
    )
  const sent = async (call: string) => (await calls(`${ROOT}/${call}`)).length

  /** A buyer complains, and the server has read it. */
  async function complain(content = 'Call me: 13800138000') {
    const { transaction_id } = await pay()
    const { body } = await pair.control<{ complaint_order_id: string }>('POST', '/complaints', {
      transaction_id,
      content,
    })
    const id = body.complaint_order_id
    await until(
      async () => (await pair.merchant<{ complaints: Complaint[] }>('GET', '/api/complaints')).body,
      ({ complaints }) => complaints.some((one) => one.complaint_order_id === id),
    )
    await until(
      () => show(id),
      (one) => one.detail !== null,
    )
    return { id, transaction_id }
  }

  it('is listed with its time, kept without the phone number, which is asked for live', async () => {
    const { id, transaction_id } = await complain()
    const complaint = await show(id)
    expect(complaint).toMatchObject({ transaction_id, status: 201, turn: 'merchant' })
    expect(complaint.actions).toEqual(['agree', 'refuse'])
    const { board } = (
      await pair.merchant<{ board: { attention: { kind: string; count: number }[] } }>(
        'GET',
        '/api/board',
      )
    ).body
    expect(board.attention.find(({ kind }) => kind === 'complaint_opened')?.count).toBe(1)
    expect(complaint.answer_by! * 1000 - clock.now()).toBeGreaterThan(47 * HOUR * 1000)
    expect(complaint.detail?.content).toBe('Call me: 138****8000')
    expect(JSON.stringify(complaint)).not.toContain('13800138000')
    expect((await show(id, '?contact=1')).contact).toMatchObject({ phone_number: '13800138000' })
    expect(JSON.stringify(await show(id))).not.toContain('13800138000')
    const { body } = await pair.merchant<{ order: { in_complaint: boolean } }>(
      'GET',
      `/api/orders/${transaction_id}`,
    )
    expect(body.order.in_complaint).toBe(true)
  })

  it('is answered once, however often the answer is given', async () => {
    const { id } = await complain()
    const before = await sent('bussiRespondComplaint')
    const refusal = { action: 'refuse', content: 'It was signed for.' }
    const first = await answer(id, refusal)
    expect(first).toMatchObject({ status: 200, body: { answer: { state: 'done' } } })
    const again = await answer(id, refusal)
    expect(again.body.answer.id).toBe(first.body.answer.id)
    expect(await sent('bussiRespondComplaint')).toBe(before + 1)
    expect(await show(id)).toMatchObject({ status: 203, turn: 'buyer', answer_by: null })
    expect(await answer(id, { action: 'agree' })).toMatchObject({
      status: 422,
      body: { error: { code: 'refused_by_wechat', errcode: 309 } },
    })
  })

  it('is not answered twice when the answer of WeChat is lost after it was taken', async () => {
    const { id } = await complain()
    const before = await sent('bussiRespondComplaint')
    await pair.control('POST', '/faults', {
      path: `${ROOT}/bussiRespondComplaint`,
      effect: 'cut_after',
    })
    const answered = await answer(id, { action: 'agree' })
    expect(answered).toMatchObject({ status: 200, body: { answer: { state: 'done' } } })
    await answer(id, { action: 'agree' })
    expect(await sent('bussiRespondComplaint')).toBe(before + 1)
  })

  it('holds further answers until it is known that a lost one was not taken, then takes one', async () => {
    const { id } = await complain()
    const before = await sent('bussiRespondComplaint')
    await pair.control('POST', '/faults', {
      path: `${ROOT}/bussiRespondComplaint`,
      effect: 'cut_before',
    })
    const lost = await answer(id, { action: 'agree' })
    expect(lost.body.answer.state).toBe('unknown')
    expect(await answer(id, { action: 'refuse', content: 'No.' })).toMatchObject({
      status: 409,
      body: { error: { code: 'answer_under_way' } },
    })
    expect(await sent('bussiRespondComplaint')).toBe(before + 1)
    await advance(61)
    await until(
      () => show(id),
      ({ answers }) => answers[0]?.state === 'not_taken',
    )
    expect((await answer(id, { action: 'agree' })).body.answer.state).toBe('done')
    expect(await show(id)).toMatchObject({ status: 204 })
  })

  it('tells a person at a half, a quarter and an hour of what is left, and what came of it', async () => {
    const { id } = await complain()
    const told = () =>
      pair.lines
        .map(({ facts }) => facts as { kind?: string; complaint?: string; hours_left?: number })
        .filter(({ kind, complaint }) => kind === 'complaint_due' && complaint === id)
    const toldTimes = (times: number) =>
      until(
        () => Promise.resolve(told().length),
        (length) => length === times,
      )
    expect(told()).toEqual([])
    await advance(24 * HOUR + 5)
    await toldTimes(1)
    await advance(12 * HOUR)
    await toldTimes(2)
    await advance(11 * HOUR)
    await toldTimes(3)
    expect(told().map(({ hours_left }) => Math.round(hours_left ?? -1))).toEqual([24, 12, 1])
    // Nobody answered: WeChat decides.
    await advance(HOUR)
    await until(
      () => show(id),
      ({ status }) => status === 202,
    )
    expect(told()).toHaveLength(3)
  })

  it('ends when it is withdrawn, and is found by state', async () => {
    const { id, transaction_id } = await complain()
    await pair.control('POST', `/complaints/${id}/withdraw`)
    await until(
      () => show(id),
      ({ turn }) => turn === 'over',
    )
    expect(await answer(id, { action: 'agree' })).toMatchObject({
      status: 409,
      body: { error: { code: 'complaint_closed' } },
    })
    const listed = async (state: string) =>
      (
        await pair.merchant<{ complaints: Complaint[] }>(
          'GET',
          `/api/complaints?state=${state}&transaction_id=${transaction_id}`,
        )
      ).body.complaints.length
    expect([await listed('open'), await listed('closed'), await listed('all')]).toEqual([0, 1, 1])
  })

  it('is told to others when it opens, is due and ends, each once', async () => {
    const { id } = await complain()
    const told = async () => {
      const { events } = (
        await pair.merchant<{
          events: { type: string; data: { complaint?: { complaint_order_id: string } } }[]
        }>('GET', '/api/outgoing?limit=200')
      ).body
      return events
        .filter(({ data }) => data.complaint?.complaint_order_id === id)
        .map(({ type }) => type)
    }
    await advance(24 * HOUR + 5)
    await until(told, (types) => types.includes('complaint.due'))
    await pair.control('POST', `/complaints/${id}/withdraw`)
    await until(told, (types) => types.includes('complaint.closed'))
    expect(await told()).toEqual(['complaint.opened', 'complaint.due', 'complaint.closed'])
  })

  it('costs points, which are listed; one whose push was lost is known by them', async () => {
    const { transaction_id } = await pay()
    // All of that time: WeChat may push reminders, too.
    await pair.control('POST', '/faults', { path: '/push', effect: 'push_lost', times: 1_000 })
    const { body } = await pair.control<{ complaint_order_id: string }>('POST', '/complaints', {
      transaction_id,
    })
    const { complaint_order_id } = body
    await pair.control('POST', '/penalties', { complaint_order_id, transaction_id, points: 3 })
    await pair.control('POST', '/penalties', { complaint_order_id: '0', status: 6, points: 50 })
    const page = await pair.merchant('GET', '/api/penalties?limit=2')
    expect(page.body).toMatchObject({
      penalties: [
        { complaint_order_id: null, transaction_id: null, status: 6 },
        { complaint_order_id, transaction_id, points: 3, status_text: 'points were taken' },
      ],
    })
    expect((await pair.merchant('GET', '/api/penalties?limit=101')).status).toBe(400)
    const listed = async () =>
      (
        await pair.merchant<{ complaints: Complaint[] }>(
          'GET',
          `/api/complaints?transaction_id=${transaction_id}`,
        )
      ).body.complaints
    expect(await listed()).toEqual([])
    await pair.control('DELETE', '/faults')
    await advance(HOUR + 60)
    await until(listed, (complaints) => complaints.length === 1)
    const cli = await fahuo(['complaints', 'penalties'], {
      ...pair.env,
      FAHUO_API_KEY: pair.api_key,
    })
    expect(cli.output).toContain(complaint_order_id)
    expect(cli.output).toContain('-3')
  })

  it('is told as over once, however often WeChat tells of it afterwards', async () => {
    const { id } = await complain()
    await pair.control('POST', `/complaints/${id}/withdraw`)
    await until(
      () => show(id),
      ({ turn }) => turn === 'over',
    )
    await advance(2)
    // The time for an appeal opens: one more push of the same status.
    await pair.control('POST', `/complaints/${id}`, { appeal_state: 401 })
    await until(
      () => show(id),
      (one) => one.appeal_state === 401 && one.turn === 'over',
    )
    // What was written before it has its place in the feed when this one has.
    const later = await complain()
    interface Told {
      type: string
      data: { complaint?: { complaint_order_id: string } }
    }
    const told = async (number: string) =>
      (
        await pair.merchant<{ events: Told[] }>('GET', '/api/outgoing?limit=500')
      ).body.events.filter(({ data }) => data.complaint?.complaint_order_id === number)
    await until(
      () => told(later.id),
      (events) => events.length > 0,
    )
    const ends = (await told(id)).filter(({ type }) => type === 'complaint.closed')
    expect(ends).toHaveLength(1)
  })

  it('is asked for when no push told of it, and does not exist when WeChat knows none', async () => {
    expect(await pair.merchant('GET', '/api/complaints/299999999')).toMatchObject({ status: 404 })
    expect(await pair.merchant('GET', '/api/complaints/abc')).toMatchObject({ status: 400 })
    const { id } = await complain()
    expect(await answer(id, { action: 'refuse' })).toMatchObject({
      status: 400,
      body: { error: { code: 'invalid' } },
    })
  })
})
