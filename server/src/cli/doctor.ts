import { styleText } from 'node:util'
import type { Language, Text } from '../core/language.ts'
import { systemClock } from '../core/time.ts'
import { masterKeyOf } from '../config.ts'
import { openDatabase } from '../database/database.ts'
import { openSealer } from '../database/master-key.ts'
import { examine } from '../operations/doctor.ts'
import type { Finding } from '../operations/doctor-check.ts'
import { createClient } from '../wechat/client.ts'
import { loadConfig } from './settings.ts'

const MARKS = { ok: ['green', '✓'], warning: ['yellow', '!'], problem: ['red', '✗'] } as const

function print(name: Text, { level, found, remedy }: Finding, language: Language): void {
  const [colour, mark] = MARKS[level]
  const colon = language === 'zh' ? '：' : ': '
  console.log(`${styleText(colour, mark)} ${name[language]}${colon}${found[language]}`)
  if (remedy && level !== 'ok') console.log(`  → ${remedy[language]}`)
}

/** Prints what is wrong and what to do about it. @returns whether nothing is wrong */
export async function doctor(options: {
  language: Language
  push_url: string | null
}): Promise<boolean> {
  const { language, push_url } = options
  const config = loadConfig()
  print({ en: 'settings', zh: '设置' }, SETTINGS_COMPLETE, language)
  const database = await openDatabase(config.DATABASE_URL).catch((error: Error) => {
    print({ en: 'database', zh: '数据库' }, cannotOpen(error), language)
    return null
  })
  if (!database) return false
  const sealer = await openSealer(database, masterKeyOf(config), { warn: () => {} }).catch(
    async (error: unknown) => {
      await database.close()
      throw error
    },
  )
  const scope = { database, appid: config.WECHAT_APPID, clock: systemClock, sealer }
  const wechat = createClient(scope, config)
  let problems = 0
  try {
    for await (const { name, finding } of examine({ ...scope, config, wechat, push_url })) {
      if (finding.level === 'problem') problems += 1
      print(name, finding, language)
    }
  } finally {
    await wechat.close()
    await database.close()
  }
  const summary: Text =
    problems === 0
      ? { en: 'No problems found.', zh: '未发现问题。' }
      : {
          en: `${problems} problem${problems === 1 ? '' : 's'} found.`,
          zh: `发现 ${problems} 个问题。`,
        }
  console.log(summary[language])
  return problems === 0
}

const SETTINGS_COMPLETE: Finding = { level: 'ok', found: { en: 'complete', zh: '完整' } }

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
