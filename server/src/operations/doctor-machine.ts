import { createHash, randomBytes } from 'node:crypto'
import type { Clock } from '../core/time.ts'
import { readBoard } from './dashboard.ts'
import { listApiKeys } from '../access/queries.ts'
import { countOpenEvents } from '../pushes/queries.ts'
import { removeSetting, writeSetting } from '../database/key-value.ts'
import type { Check, Finding, Patient } from './check.ts'

const ok = (en: string, zh: string): Finding => ({ level: 'ok', found: { en, zh } })

/** Writings of the disk's test. */
const WRITES = 20

/** Milliseconds of a durable write from which a disk is slow. */
const SLOW = 20

async function database({ config, store }: Patient): Promise<Finding> {
  const name = `doctor_${randomBytes(8).toString('hex')}`
  const started = performance.now()
  for (let write = 0; write < WRITES; write += 1)
    await writeSetting(store, config.WECHAT_APPID, name, String(write))
  const each = (performance.now() - started) / WRITES
  await removeSetting(store, config.WECHAT_APPID, name, String(WRITES - 1))
  const engine = store.engine === 'sqlite' ? 'SQLite' : 'PostgreSQL'
  const said = `${engine}, ${each.toFixed(2)} ms`
  if (each < SLOW) return ok(`${said} a durable write`, `${said}／次持久写入`)
  return {
    level: 'warning',
    found: { en: `${said} a durable write: slow`, zh: `${said}／次持久写入，偏慢` },
    remedy: {
      en: 'It works: writes that come together share one. A local SSD serves pushes faster.',
      zh: '可以使用（并发写入会合并提交）；换用本地 SSD 会更快。',
    },
  }
}

/** Seconds that this machine's clock may be off: tokens and pushes are judged by it. */
const SKEW = 60

function clockSkew(clock: Clock): Check['run'] {
  return async ({ config }) => {
    const answer = await fetch(config.WECHAT_API_URL, {
      method: 'HEAD',
      signal: AbortSignal.timeout(config.WECHAT_TIMEOUT_SECONDS * 1000),
    }).catch(() => null)
    const told = Date.parse(answer?.headers.get('date') ?? '')
    if (!answer || Number.isNaN(told))
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
    const skew = Math.round((clock.now() - told) / 1000)
    if (Math.abs(skew) <= SKEW) return ok(`${skew} s from WeChat's`, `与微信相差 ${skew} 秒`)
    return {
      level: 'problem',
      found: { en: `${skew} s from WeChat's clock`, zh: `与微信相差 ${skew} 秒` },
      remedy: {
        en: 'Set the clock by NTP: pushes older than five minutes are refused.',
        zh: '请用 NTP 校时：超过五分钟的推送会被拒绝。',
      },
    }
  }
}

async function apiKeys({ config, store }: Patient): Promise<Finding> {
  const rows = await listApiKeys(store, config.WECHAT_APPID)
  const kept = rows.filter(({ revoked_at }) => revoked_at === null).length
  const set = config.MERCHANT_API_KEYS.length
  if (kept + set > 0)
    return ok(
      `${kept} in the database, ${set} in MERCHANT_API_KEYS`,
      `数据库 ${kept} 个，MERCHANT_API_KEYS ${set} 个`,
    )
  return {
    level: 'problem',
    found: { en: 'there is none, nobody can ship', zh: '没有密钥，无法发货' },
    remedy: { en: '`fahuo keys create --name shop`', zh: '请运行 fahuo keys create --name shop' },
  }
}

async function pushUrl({ config, push_url }: Patient): Promise<Finding> {
  const url = push_url ?? `http://localhost:${config.PORT}/wechat/push`
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomBytes(4).toString('hex')]
  const echostr = randomBytes(8).toString('hex')
  const signature = createHash('sha1')
    .update([config.WECHAT_PUSH_TOKEN, timestamp, nonce].toSorted().join(''))
    .digest('hex')
  const ask = async (query: Record<string, string>) => {
    const answer = await fetch(`${url}?${new URLSearchParams(query)}`, {
      signal: AbortSignal.timeout(10_000),
    })
    return { status: answer.status, text: await answer.text() }
  }
  const genuine = await ask({ signature, timestamp, nonce, echostr }).catch(() => null)
  const forged = await ask({ signature: 'x', timestamp, nonce, echostr }).catch(() => null)
  if (genuine?.text === echostr && forged?.status === 403)
    return push_url === null
      ? {
          level: 'warning',
          found: { en: `answers at ${url}, on this machine`, zh: `本机 ${url} 可用` },
          remedy: {
            en: 'Look from outside, too: --push-url https://<your domain>/wechat/push',
            zh: '请再从公网检查：--push-url https://<域名>/wechat/push',
          },
        }
      : ok(`answers at ${url}, signed`, `${url} 可用，签名正确`)
  return {
    level: 'problem',
    found: genuine
      ? { en: `${url} answers, but not as this server`, zh: `${url} 有响应，但不是本服务` }
      : { en: `${url} does not answer`, zh: `${url} 无响应` },
    remedy: {
      en: 'Start the server, let the proxy pass /wechat/push to it, and compare WECHAT_PUSH_TOKEN with the console.',
      zh: '请启动服务并让反向代理转发 /wechat/push，核对 WECHAT_PUSH_TOKEN 与后台一致。',
    },
  }
}

async function waiting({ config, store, wechat }: Patient): Promise<Finding> {
  const silent = () => {}
  const log = { info: silent, warn: silent, error: silent }
  const board = await readBoard({
    appid: config.WECHAT_APPID,
    store,
    wechat,
    clock: { now: Date.now },
    log,
  })
  const attention = board.shipments['needs_attention'] ?? 0
  const events = await countOpenEvents(store, config.WECHAT_APPID)
  const parked = events.find(({ state }) => state === 'parked')?.count ?? 0
  const late = board.awaiting_shipment.find(({ age }) => age === 'over_48_h')?.orders ?? 0
  const said = {
    en: `${attention} shipments need attention, ${parked} pushes parked, ${late} orders unshipped for 48 h`,
    zh: `${attention} 笔发货待处理，${parked} 条推送搁置，${late} 单超过 48 小时未发货`,
  }
  if (attention + parked + late === 0) return { level: 'ok', found: said }
  return {
    level: 'warning',
    found: said,
    remedy: {
      en: 'GET /api/shipments?state=needs_attention says what to do with each; `fahuo events replay --parked` tries pushes again.',
      zh: 'GET /api/shipments?state=needs_attention 会说明如何处理；fahuo events replay --parked 可重试推送。',
    },
  }
}

/** What is to be right on this machine. */
export const machineChecks = (clock: Clock): Check[] => [
  { name: { en: 'database', zh: '数据库' }, run: database },
  { name: { en: 'network and clock', zh: '网络与时钟' }, run: clockSkew(clock) },
  { name: { en: 'API keys', zh: 'API 密钥' }, run: apiKeys },
  { name: { en: 'push URL', zh: '消息推送地址' }, run: pushUrl },
  { name: { en: 'waiting for you', zh: '待您处理' }, run: waiting },
]
