import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

const env = {
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_PUSH_TOKEN: 'fahuoPushToken2026',
  WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const problemsOf = (more: Record<string, string | undefined>, language: 'en' | 'zh' = 'en') => {
  const read = readConfig({ ...env, ...more }, language)
  return 'problems' in read ? read.problems : []
}

describe('settings that do not go together, or are too open', () => {
  const PUBLIC_URL = 'https://fahuo.example.com'

  it.each([
    [{ PUSH_FORWARD_OWN: 'on' }, 'PUSH_FORWARD_URL is missing (PUSH_FORWARD_OWN is on)'],
    [
      { PUBLIC_URL, PUSH_FORWARD_URL: `${PUBLIC_URL}/wechat/push?a=1` },
      'PUSH_FORWARD_URL is invalid (it leads back to this server)',
    ],
    [{ PUBLIC_URL: 'http://fahuo.example.com' }, 'PUBLIC_URL is invalid'],
    [{ PUBLIC_URL: 'https://fahuo.example.com/shop' }, 'PUBLIC_URL is invalid'],
    [{ PUBLIC_URL: 'fahuo.example.com' }, 'PUBLIC_URL is invalid'],
    [{ FAHUO_MASTER_KEY: 'too-short' }, 'FAHUO_MASTER_KEY is invalid'],
    [{ METRICS: 'public' }, 'METRICS is invalid'],
  ])('%j', (more, problem) => {
    const [first, ...others] = problemsOf(more)
    expect(first).toContain(problem)
    expect(others).toEqual([])
    // What was set is not repeated: it may be a secret.
    expect(first).not.toContain('too-short')
  })

  it.each([
    { PUBLIC_URL },
    { PUBLIC_URL: `${PUBLIC_URL}/` },
    { PUBLIC_URL: 'http://localhost:4000' },
    { PUBLIC_URL: 'http://192.168.1.5:4000' },
    { PUBLIC_URL, PUSH_FORWARD_URL: `${PUBLIC_URL}/shop/push`, PUSH_FORWARD_OWN: 'on' },
  ])('takes %j', (more) => {
    expect(problemsOf(more)).toEqual([])
  })

  it('says so in Chinese, too', () => {
    expect(problemsOf({ PUSH_FORWARD_OWN: 'on' }, 'zh')[0]).toContain('缺少 PUSH_FORWARD_URL')
  })
})
