import { setTimeout as wait } from 'node:timers/promises'
import type { Schemas } from '@fahuo/client'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import { time } from './print.ts'

/** How often it is asked how far it is, and how long nothing may change. */
const POLL_MS = 300
const PATIENCE_MS = 120_000

type Syncs = Schemas['Syncs']

/** Lets the server read orders from WeChat now, shows how far it is, and what it waits for. */
export async function syncOrders(
  fahuo: Api,
  { older, wait: waits }: { older: boolean; wait: boolean },
  language: Language,
): Promise<void> {
  const names = older ? (['recent', 'older'] as const) : (['recent'] as const)
  let now = await fahuo.startSync({ older })
  const goesOn = () => waits && names.some((name) => now[name].reading)
  let [said, changed_at] = ['', Date.now()]
  while (goesOn()) {
    const text = names.map((name) => progressText(name, now[name], language)).join('\n')
    if (text !== said) {
      console.error(text)
      ;[said, changed_at] = [text, Date.now()]
    }
    if (Date.now() - changed_at > PATIENCE_MS)
      throw new CliError({
        en: 'Nothing has happened for two minutes; the server goes on by itself. `fahuo doctor` checks what it needs.',
        zh: '两分钟没有进展；服务会自行继续。可用 fahuo doctor 检查。',
      })
    await wait(POLL_MS)
    now = await fahuo.readSync()
  }
  for (const name of names) console.log(endText(name, now[name], language))
}

const SPANS = {
  recent: { en: 'orders of 2 days', zh: '2 天内的订单' },
  older: { en: 'orders of 30 days', zh: '30 天内的订单' },
} as const

function progressText(
  name: keyof Syncs,
  { reading, pages, cause, retry_at }: Schemas['Sync'],
  language: Language,
): string {
  const span = SPANS[name][language]
  if (!reading) return language === 'zh' ? `${span}：已完成` : `${span}: done`
  const again = retry_at === null ? '' : time(Math.ceil(retry_at / 1000)).slice(11)
  const why =
    cause === null
      ? ''
      : language === 'zh'
        ? `，${cause}，${again} 重试`
        : `; ${cause}; trying again at ${again}`
  return language === 'zh' ? `${span}：已读 ${pages} 页${why}` : `${span}: ${pages} pages${why}`
}

function endText(name: keyof Syncs, { as_of }: Schemas['Sync'], language: Language): string {
  const span = SPANS[name][language]
  return language === 'zh' ? `${span}：截至 ${time(as_of)}` : `${span}: as of ${time(as_of)}`
}
