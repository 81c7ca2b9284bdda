import { createHash, randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { listApiKeys } from '../access/api-keys.ts'
import { mayLetIn } from '../access/people.ts'
import type { Language } from '../core/language.ts'
import { DAY_MS, isFresh, SECOND_MS, toSeconds } from '../core/time.ts'
import { removeValue, writeValue } from '../database/key-value.ts'
import { keyFileOf } from '../database/master-key.ts'
import { NOTICES } from '../outgoing/notices.ts'
import { summarizePushes } from '../pushes/summary.ts'
import { whatNeedsPeople } from './attention.ts'
import { ok, withinMs, type Check, type Finding, type Subject } from './doctor-check.ts'

/** Writes of the disk's test. */
const WRITES = 20

/** A durable write that takes longer makes a disk slow. */
const SLOW_WRITE_MS = 20

async function database(subject: Subject): Promise<Finding> {
  const name = `doctor_${randomBytes(8).toString('hex')}`
  const started = performance.now()
  for (let write = 0; write < WRITES; write += 1) await writeValue(subject, name, String(write))
  const each = (performance.now() - started) / WRITES
  await removeValue(subject, name, String(WRITES - 1))
  const engine = subject.database.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'
  const each_ms = each.toFixed(2)
  if (each < SLOW_WRITE_MS)
    return ok(
      `${engine}, ${each_ms} ms per durable write`,
      `${engine}，每次持久写入 ${each_ms} 毫秒`,
    )
  return {
    level: 'warning',
    found: {
      en: `${engine}, ${each_ms} ms per durable write: slow`,
      zh: `${engine}，每次持久写入 ${each_ms} 毫秒，偏慢`,
    },
    remedy: {
      en: 'It works: writes that arrive together share one. A local SSD is faster.',
      zh: '可以使用（并发写入会合并提交）；换用本地 SSD 会更快。',
    },
  }
}

/** The rights of others on a file or folder. */
const OTHERS = 0o077

/** Database, key and folder hold what others on this machine should not read. */
async function files({ config: { DATABASE_URL: url }, database: { engine } }: Subject) {
  if (engine === 'postgres')
    return ok('none here: the data is in PostgreSQL', '无本地文件：数据在 PostgreSQL 中')
  const folder = dirname(resolve(url))
  const open = [folder, resolve(url), keyFileOf(url)].filter((path) => {
    const there = statSync(path, { throwIfNoEntry: false })
    return there !== undefined && (there.mode & OTHERS) !== 0
  })
  if (open.length === 0) return ok(`${folder}: for this user alone`, `${folder}：仅当前用户可读`)
  const rights = open.map((path) => `chmod ${path === folder ? 700 : 600} ${path}`).join(' && ')
  return {
    level: 'warning' as const,
    found: {
      en: `other users of this machine may read ${open.join(', ')}`,
      zh: `本机其他用户可读取 ${open.join('、')}`,
    },
    remedy: {
      en: `If nobody else needs them: ${rights}`,
      zh: `如无其他用户需要，请执行：${rights}`,
    },
  }
}

/** How far this machine's clock may be off: tokens and pushes are judged by it. */
const MAX_SKEW_SECONDS = 60

async function clockSkew(subject: Subject): Promise<Finding> {
  const { config, clock } = subject
  const answer = await fetch(config.WECHAT_API_URL, {
    method: 'HEAD',
    signal: withinMs(config.WECHAT_TIMEOUT_SECONDS * SECOND_MS, subject),
  }).catch(() => null)
  const wechat_now = Date.parse(answer?.headers.get('date') ?? '')
  if (!answer || Number.isNaN(wechat_now))
    return {
      level: 'problem',
      found: {
        en: `${config.WECHAT_API_URL} cannot be reached`,
        zh: `无法访问 ${config.WECHAT_API_URL}`,
      },
      remedy: {
        en: 'Let this machine reach it over HTTPS: firewall, proxy, DNS.',
        zh: '请检查防火墙、代理与 DNS，放行对该地址的 HTTPS 访问。',
      },
    }
  const skew = Math.round((clock.now() - wechat_now) / SECOND_MS)
  if (Math.abs(skew) <= MAX_SKEW_SECONDS)
    return ok(`${skew} s from WeChat's`, `与微信相差 ${skew} 秒`)
  return {
    level: 'problem',
    found: { en: `${skew} s from WeChat's clock`, zh: `与微信相差 ${skew} 秒` },
    remedy: {
      en: 'Synchronise the clock by NTP: pushes older than five minutes are refused.',
      zh: '请用 NTP 校时：超过五分钟的推送会被拒绝。',
    },
  }
}

async function apiKeys(subject: Subject): Promise<Finding> {
  const rows = await listApiKeys(subject)
  const kept = rows.filter(({ revoked_at }) => revoked_at === null).length
  const set = subject.config.MERCHANT_API_KEYS.length
  if (kept + set > 0)
    return ok(
      `${kept} in the database, ${set} in MERCHANT_API_KEYS`,
      `数据库 ${kept} 个，MERCHANT_API_KEYS ${set} 个`,
    )
  // People of the console ship without one.
  if (await mayLetIn(subject))
    return ok('none; only people of the console can ship', '没有密钥，只能在控制台发货')
  return {
    level: 'problem',
    found: { en: 'none, and no owner, so nobody can ship', zh: '没有密钥，也没有店主，无法发货' },
    remedy: {
      en: '`fahuo console invite` for the console, `fahuo keys create --name shop` for a shop system',
      zh: '控制台请运行 fahuo console invite，商城系统请运行 fahuo keys create --name shop',
    },
  }
}

/** Host and Origin are checked against it; the push URL and links are made from it. */
async function publicUrl({ config: { PUBLIC_URL: url } }: Subject): Promise<Finding> {
  if (url === undefined)
    return {
      level: 'warning',
      found: {
        en: 'PUBLIC_URL is not set, so the API answers under any name',
        zh: '未设置 PUBLIC_URL，接口会在任意域名下应答',
      },
      remedy: {
        en: 'Set the address under which others reach this server. Example: PUBLIC_URL=https://fahuo.example.com',
        zh: '请设置外部访问本服务的地址。例如 PUBLIC_URL=https://fahuo.example.com',
      },
    }
  if (url.startsWith('https:')) return ok(url, url)
  return {
    level: 'warning',
    found: { en: `${url}: plain HTTP, inside only`, zh: `${url}：未加密，仅限内网` },
    remedy: {
      en: 'Good for this machine and its private network. WeChat and buyers need https.',
      zh: '可用于本机和内网；微信和买家访问需要 https。',
    },
  }
}

/** A push that WeChat signed proves that it reaches us. */
const PUSHED_LATELY_MS = DAY_MS

async function pushUrl(subject: Subject): Promise<Finding> {
  const { config, push_url, clock } = subject
  const url = push_url ?? `http://localhost:${config.PORT}/wechat/push`
  const [timestamp, nonce] = [String(toSeconds(clock.now())), randomBytes(4).toString('hex')]
  const echostr = randomBytes(8).toString('hex')
  const signature = createHash('sha1')
    .update([config.WECHAT_PUSH_TOKEN, timestamp, nonce].toSorted().join(''))
    .digest('hex')
  const get = async (query: Record<string, string>) => {
    const answer = await fetch(`${url}?${new URLSearchParams(query)}`, {
      signal: withinMs(10 * SECOND_MS, subject),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const genuine = await get({ signature, timestamp, nonce, echostr }).catch(() => null)
  const forged = await get({ signature: 'x', timestamp, nonce, echostr }).catch(() => null)
  if (genuine?.text === echostr && forged?.status === 403)
    return push_url === null
      ? {
          level: 'warning',
          found: { en: `reachable at ${url}, on this machine`, zh: `本机 ${url} 可用` },
          remedy: {
            en: 'Check it from outside, too: set PUBLIC_URL, or `fahuo doctor --push-url https://<your domain>/wechat/push`',
            zh: '请再从公网检查：设置 PUBLIC_URL，或运行 fahuo doctor --push-url https://<域名>/wechat/push',
          },
        }
      : ok(`reachable at ${url}, signed`, `${url} 可用，签名正确`)
  const { last_signed_at } = await summarizePushes(subject)
  if (push_url !== null && isFresh(last_signed_at ?? 0, PUSHED_LATELY_MS, clock.now()))
    return {
      level: 'warning',
      found: {
        en: `${url} does not answer from here, but WeChat's pushes arrive`,
        zh: `从本机访问 ${url} 无响应，但微信的推送可以到达`,
      },
      remedy: {
        en: 'Nothing to do where the network leads no machine back to itself.',
        zh: '若网络不支持从内部访问自己的公网地址，则无需处理。',
      },
    }
  return {
    level: 'problem',
    found: genuine
      ? { en: `${url} responds, but it is not this server`, zh: `${url} 有响应，但不是本服务` }
      : { en: `${url} does not respond`, zh: `${url} 无响应` },
    remedy: {
      en: 'Start the server, let the proxy pass /wechat/push to it, and compare WECHAT_PUSH_TOKEN with the console.',
      zh: '请启动服务并让反向代理转发 /wechat/push，核对 WECHAT_PUSH_TOKEN 与后台一致。',
    },
  }
}

async function attention(subject: Subject): Promise<Finding> {
  const found = await whatNeedsPeople(subject)
  if (found.length === 0) return ok('nothing waits for a person', '没有待处理事项')
  const told = (language: Language) =>
    found.map(({ kind, count, facts }) => {
      const errcode = 'errcode' in facts ? ` (${String(facts.errcode)})` : ''
      return `${NOTICES[kind].message[language]}${errcode}${count > 1 ? ` × ${count}` : ''}`
    })
  const [first, ...others] = found.map(({ kind }) => NOTICES[kind].remedy)
  const remedies = [first, ...others].filter((text) => text !== undefined)
  return {
    level: found.some(({ kind }) => kind === 'account_refused') ? 'problem' : 'warning',
    found: { en: told('en').join('; '), zh: told('zh').join('；') },
    remedy: {
      en: remedies.map(({ en }) => en).join(' '),
      zh: remedies.map(({ zh }) => zh).join(''),
    },
  }
}

/** Checks of this machine. */
export const machineChecks: readonly Check[] = [
  { id: 'database', name: { en: 'database', zh: '数据库' }, run: database },
  { id: 'files', name: { en: 'files', zh: '文件权限' }, run: files },
  { id: 'clock', name: { en: 'network and clock', zh: '网络与时钟' }, run: clockSkew },
  { id: 'api_keys', name: { en: 'API keys', zh: 'API 密钥' }, run: apiKeys },
  { id: 'public_url', name: { en: 'public URL', zh: '公网地址' }, run: publicUrl },
  { id: 'push_url', name: { en: 'push URL', zh: '消息推送地址' }, run: pushUrl },
  { id: 'attention', name: { en: 'needs attention', zh: '待处理' }, run: attention },
]
