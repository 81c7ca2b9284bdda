import { describe, expect, it } from 'vitest'
import { describedSettings, readConfig } from './config.ts'

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
  const DEMO = { FAHUO_DEMO: 'on', HOST: '127.0.0.1', WECHAT_API_URL: 'http://localhost:4010' }

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
    [{ ...DEMO, HOST: '0.0.0.0' }, 'HOST is not of this machine alone'],
    [{ ...DEMO, HOST: '192.168.1.5' }, 'HOST is not of this machine alone'],
    [{ ...DEMO, HOST: '' }, 'HOST is not of this machine alone'],
    [{ ...DEMO, PUBLIC_URL }, 'PUBLIC_URL is not of this machine alone'],
    [{ ...DEMO, WECHAT_API_URL: '' }, 'WECHAT_API_URL is not of this machine alone'],
  ])('%j', (more, problem) => {
    const [first, ...others] = problemsOf(more)
    expect(first).toContain(problem)
    expect(others).toEqual([])
    // What was set is not repeated: it may be a secret.
    expect(first).not.toContain('too-short')
  })

  it.each([
    DEMO,
    { ...DEMO, HOST: '::1', PUBLIC_URL: 'http://localhost:4000' },
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

describe('settings as they are shown', () => {
  const SECRETS = [
    'WECHAT_SECRET',
    'WECHAT_PUSH_TOKEN',
    'WECHAT_PUSH_PREVIOUS_TOKEN',
    'WECHAT_PUSH_AES_KEY',
    'WECHAT_PUSH_PREVIOUS_AES_KEY',
    'MERCHANT_API_KEYS',
    'FAHUO_TARGET_URL',
    'FAHUO_MASTER_KEY',
    'FAHUO_NEXT_MASTER_KEY',
    'COMPONENT_APPSECRET',
    'COMPONENT_TOKEN',
    'COMPONENT_PREVIOUS_TOKEN',
    'COMPONENT_AES_KEY',
    'COMPONENT_PREVIOUS_AES_KEY',
  ]
  const shown = (more: Record<string, string>) => {
    const read = readConfig({ ...env, ...more })
    if ('problems' in read) throw new Error(read.problems.join())
    return describedSettings(read.config)
  }

  it('hold no secret, and no name that sounds like one is shown by mistake', () => {
    const all = shown({})
    expect(all.filter(({ is_secret }) => is_secret).map(({ name }) => name)).toEqual(SECRETS)
    expect(all.filter(({ is_secret, value }) => is_secret && value !== null)).toEqual([])
    // What it is called, not what it holds: `stable` or `none`.
    const sounds = all.filter(
      ({ name }) => /SECRET|TOKEN|KEY|PASSWORD/.test(name) && name !== 'WECHAT_ACCESS_TOKEN',
    )
    expect(sounds.filter(({ is_secret }) => !is_secret)).toEqual([])
  })

  it.each([
    ['DATABASE_URL', 'postgres://fahuo:hunter2@db.example.com:5432/fahuo?sslkey=hunter2'],
    ['PUSH_FORWARD_URL', 'https://user:hunter2@shop.example.com/hunter2?key=hunter2'],
    ['WECHAT_API_URL', 'https://user:hunter2@proxy.example.com/hunter2'],
  ])('%s shows where it leads, and nothing that opens it', (name, value) => {
    const one = shown({ [name]: value }).find((known) => known.name === name)
    expect(one?.value).toContain('example.com')
    expect(one?.value).not.toContain('hunter2')
    expect(one?.source).toBe('environment')
  })
})
