import { describe, expect, it } from 'vitest'
import { requestApi } from './wx-request.ts'

/** A relay that answers this; or never, until the question is given up. */
function relay(answer: { status: number; body: object } | 'never') {
  const asked: { url: string; body: Record<string, unknown> }[] = []
  const fetchLike = (url: unknown, init?: RequestInit) => {
    asked.push({ url: String(url), body: JSON.parse(String(init?.body)) as never })
    if (answer !== 'never')
      return Promise.resolve(Response.json(answer.body, { status: answer.status }))
    return new Promise<Response>((_done, failed) => {
      init?.signal?.addEventListener('abort', () => failed(new Error('gone')))
    })
  }
  return { asked, fetch: fetchLike as typeof fetch }
}

/** What the callbacks hear of one request. */
function ask(
  answer: Parameters<typeof relay>[0],
  options: { online?: boolean; timeout?: number; dataType?: string; abort?: boolean } = {},
) {
  const { asked, fetch } = relay(answer)
  const request = requestApi({
    fetch,
    emulatorUrl: 'http://e',
    online: () => options.online ?? true,
  })
  const heard = new Promise<object>((complete) => {
    const task = request({
      url: 'http://s/',
      ...(options.timeout !== undefined && { timeout: options.timeout }),
      ...(options.dataType !== undefined && { dataType: options.dataType }),
      complete,
    }) as { abort: () => void }
    if (options.abort) task.abort()
  })
  return { asked, heard }
}

describe('wx.request on the phone', () => {
  it('hands on what the server answered', async () => {
    const { asked, heard } = ask({ status: 200, body: { statusCode: 503, data: { a: 1 } } })
    expect(await heard).toEqual({ errMsg: 'request:ok', statusCode: 503, data: { a: 1 } })
    expect(asked).toMatchObject([{ url: 'http://e/phone/request', body: { url: 'http://s/' } }])
  })

  it('leaves text as text when no JSON is wanted', async () => {
    const { heard } = ask(
      { status: 200, body: { statusCode: 200, data: { a: 1 } } },
      { dataType: 'text' },
    )
    expect(await heard).toMatchObject({ data: '{"a":1}' })
  })

  it.each<[string, Parameters<typeof ask>, object]>([
    ['aborted', ['never', { abort: true }], { errMsg: 'request:fail abort' }],
    ['too slow', ['never', { timeout: 5 }], { errMsg: 'request:fail timeout', errno: 5 }],
    [
      'too slow for the relay',
      [{ status: 502, body: { errMsg: 'request:fail timeout' } }],
      { errMsg: 'request:fail timeout', errno: 5 },
    ],
    [
      'sent to a domain that is not on the list',
      [{ status: 400, body: { errMsg: 'request:fail url not in domain list' } }],
      { errMsg: 'request:fail url not in domain list', errno: 600_002 },
    ],
    [
      'made without a connection',
      ['never', { online: false }],
      {
        errMsg:
          'request:fail errcode:-106 cronet_error_code:-106 error_msg:net::ERR_INTERNET_DISCONNECTED',
        errno: 600_001,
      },
    ],
    [
      'made while the server is down',
      [{ status: 502, body: { errMsg: 'request:fail net::ERR_CONNECTION_REFUSED' } }],
      {
        errMsg:
          'request:fail errcode:-102 cronet_error_code:-102 error_msg:net::ERR_CONNECTION_REFUSED',
        errno: 600_001,
      },
    ],
  ])('fails when it is %s', async (_, given, told) => {
    expect(await ask(...given).heard).toEqual(told)
  })
})
