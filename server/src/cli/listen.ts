import { setTimeout as wait } from 'node:timers/promises'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { printRows } from './print.ts'
import { signatureHeaders } from '../webhooks/signature.ts'

/** Between two reads of the feed. */
const POLL_MS = 1_000

/** Signs by this when no secret is given: for a machine of one's own. */
const LOCAL_SECRET = 'whsec_ZmFodW8tbGlzdGVuLWxvY2FsLXNlY3JldC0wMQ=='

export interface ListenOptions {
  forwardTo: string
  /** From which seq on; the newest when left out. */
  after?: string
  secret?: string
}

/** Reads the feed and posts each event to a backend that nobody can reach from outside, until Ctrl-C. */
export async function listen(api: Api, options: ListenOptions, language: Language): Promise<never> {
  const { forwardTo: url, secret = LOCAL_SECRET } = options
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new CliError({
      en: `${url} is not an address. Example: fahuo listen --forward-to http://localhost:3000/fahuo`,
      zh: `${url} 不是有效地址。例如 fahuo listen --forward-to http://localhost:3000/fahuo`,
    })
  if (!/^whsec_[\w+/]{32,}={0,2}$/.test(secret))
    throw new CliError({
      en: '--secret: whsec_ and base64, as POST /api/webhooks shows it',
      zh: '--secret 应为 whsec_ 加 base64，即创建 webhook 时显示的密钥',
    })
  if (options.after !== undefined && !/^\d{1,15}$/.test(options.after))
    throw new CliError({ en: '--after: a seq', zh: '--after 应为 seq' })
  let after = options.after === undefined ? await newest(api) : Number(options.after)
  console.error(
    language === 'zh'
      ? `从 seq ${after} 之后开始转发到 ${url}；签名密钥 ${secret}；Ctrl-C 结束。`
      : `Posting what comes after seq ${after} to ${url}, signed with ${secret}; Ctrl-C ends it.`,
  )
  for (;;) {
    const page = await api.listOutgoing({ after, limit: 100 })
    for (const { id, seq, type, timestamp, data } of page.events) {
      const status = await forward(url, secret, {
        id,
        body: JSON.stringify({ type, timestamp, data }),
      })
      printRows([[String(seq), timestamp, status, type, id]])
    }
    after = page.next_after
    if (page.events.length === 0) await wait(POLL_MS)
  }
}

/** The last place of the feed. */
async function newest(api: Api): Promise<number> {
  let after = 0
  for (;;) {
    const { events, next_after } = await api.listOutgoing({ after, limit: 500 })
    after = next_after
    if (events.length < 500) return after
  }
}

/** @returns the status, or why there is none */
async function forward(
  url: string,
  secret: string,
  { id, body }: { id: string; body: string },
): Promise<string> {
  const timestamp = Math.floor(Date.now() / 1000)
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(15_000),
      headers: {
        'content-type': 'application/json',
        ...signatureHeaders([secret], { id, timestamp, body }),
      },
      body,
    })
    return String(status)
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } }
    return cause?.code ?? 'timeout'
  }
}
