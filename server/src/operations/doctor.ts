import { styleText } from 'node:util'
import { createWechat, noTokens } from '@fahuo/wechat'
import { systemClock } from '../core/time.ts'
import { sharedTokens } from '../wechat/token-store.ts'
import { openStore } from '../database/database.ts'
import { accountChecks } from './doctor-account.ts'
import { machineChecks } from './doctor-machine.ts'
import type { Finding } from './check.ts'
import { loadConfig } from '../cli/settings.ts'
import type { CliLanguage, Said } from '../core/language.ts'

const MARK = { ok: ['green', '✓'], warning: ['yellow', '!'], problem: ['red', '✗'] } as const

function print(name: string, { level, found, remedy }: Finding, language: CliLanguage): void {
  const [colour, mark] = MARK[level]
  console.log(`${styleText(colour, mark)} ${name}: ${found[language]}`)
  if (remedy && level !== 'ok') console.log(`  → ${remedy[language]}`)
}

/** Looks at everything a merchant can get wrong. @returns whether all is well */
export async function doctor(options: {
  language: CliLanguage
  push_url: string | null
}): Promise<boolean> {
  const { language, push_url } = options
  const config = loadConfig()
  print(language === 'zh' ? '配置' : 'settings', SETTINGS_FINE, language)
  const store = await openStore(config.DATABASE_URL).catch((error: Error) => {
    print(language === 'zh' ? '数据库' : 'database', cannotOpen(error), language)
    return null
  })
  if (!store) return false
  const wechat = createWechat({
    appid: config.WECHAT_APPID,
    secret: config.WECHAT_SECRET,
    base_url: config.WECHAT_API_URL,
    timeout: config.WECHAT_TIMEOUT_SECONDS * 1000,
    ...(config.WECHAT_ACCESS_TOKEN === 'none'
      ? { tokens: noTokens() }
      : { token_store: sharedTokens(store, config.WECHAT_APPID, systemClock) }),
  })
  let problems = 0
  try {
    for (const check of [...machineChecks(systemClock), ...accountChecks]) {
      const finding = await check
        .run({ config, store, wechat, push_url })
        .catch((error: unknown) => failed(error))
      if (finding.level === 'problem') problems += 1
      print(check.name[language], finding, language)
    }
  } finally {
    await wechat.close()
    await store.close()
  }
  const summary: Said =
    problems === 0
      ? { en: 'All is well.', zh: '一切正常。' }
      : { en: `${problems} to mend.`, zh: `共 ${problems} 项需要处理。` }
  console.log(summary[language])
  return problems === 0
}

const SETTINGS_FINE: Finding = {
  level: 'ok',
  found: { en: 'complete', zh: '完整' },
}

function cannotOpen(error: Error): Finding {
  return {
    level: 'problem',
    found: { en: error.message, zh: error.message },
    remedy: {
      en: 'Check DATABASE_URL, and that this user may write there.',
      zh: '请检查 DATABASE_URL 及当前用户的写入权限。',
    },
  }
}

/** A check broke in a way that nobody foresaw. */
function failed(error: unknown): Finding {
  const message = error instanceof Error ? error.message : 'failed'
  return { level: 'problem', found: { en: message, zh: message } }
}
