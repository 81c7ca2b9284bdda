import { describe, expect, it } from 'vitest'
import { cutText, MAX_TEXT_BYTES, robotError, robotRequest } from './message.ts'

const url = 'https://robot.example.com/send?access_token=t'

describe('a message to a robot', () => {
  // Computed by the vendors' formulas: the key is time and secret, or the secret alone.
  it('is signed as Feishu wants it', () => {
    const { body } = robotRequest({ kind: 'feishu', url, secret: 'demo' }, 'x', 1_599_360_473_000)
    expect(JSON.parse(body)).toEqual({
      timestamp: '1599360473',
      sign: 'l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8=',
      msg_type: 'text',
      content: { text: 'x' },
    })
  })

  it('is signed as DingTalk wants it', () => {
    const request = robotRequest(
      { kind: 'dingtalk', url, secret: 'SECdemo' },
      'x',
      1_599_360_473_000,
    )
    expect(request.url).toBe(
      `${url}&timestamp=1599360473000&sign=tGWkA5eQOQNCNPDgphtxIoNLO%2B%2FgD8Lcb705KQoRzeY%3D`,
    )
  })

  it('is not signed where the robot wants none', () => {
    for (const kind of ['wecom', 'feishu', 'dingtalk'] as const) {
      const request = robotRequest({ kind, url, secret: null }, 'x', 1)
      expect(request.url + request.body).not.toContain('sign')
    }
  })

  it('is cut to the bytes that WeCom takes, between characters', () => {
    const cut = cutText('发货'.repeat(2_000))
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(MAX_TEXT_BYTES)
    expect(cut).toMatch(/^(发货)+发?…$/)
    expect(cutText('short')).toBe('short')
  })

  it('arrived only where the body says so', () => {
    expect(robotError('wecom', { status: 200, body: '{"errcode":0}' })).toBeNull()
    expect(robotError('feishu', { status: 200, body: '{"StatusCode":0}' })).toBeNull()
    expect(robotError('feishu', { status: 200, body: '{"code":19021}' })).toBe('feishu 19021')
    expect(robotError('dingtalk', { status: 200, body: '{"errcode":310000}' })).toBe(
      'dingtalk 310000',
    )
    expect(robotError('wecom', { status: 200, body: '<html>' })).toBe('wecom: no code')
    expect(robotError('wecom', { status: 502, body: '' })).toBe('HTTP 502')
  })
})
