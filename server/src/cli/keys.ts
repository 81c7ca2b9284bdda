import { createApiKey, listApiKeys, revokeKey } from '../access/api-keys.ts'
import type { Language } from '../core/language.ts'
import { systemClock, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { CliError } from './cli-error.ts'
import { loadConfig, openOwnDatabase } from './settings.ts'

/** Works on the database itself: whoever can read that may create keys. */
async function withDatabase<Value>(
  work: (scope: Scope & { clock: Clock }) => Promise<Value>,
): Promise<Value> {
  const config = loadConfig()
  const database = await openOwnDatabase(config)
  try {
    return await work({ appid: config.WECHAT_APPID, database, clock: systemClock })
  } finally {
    await database.close()
  }
}

export const createKeyCommand = (name: string, language: Language): Promise<void> =>
  withDatabase(async (scope) => {
    const { id, key } = await createApiKey(scope, name)
    console.log(key)
    console.error(
      language === 'zh'
        ? `密钥 ${id}（${name}）。请立即保存，之后无法再次查看。`
        : `Key ${id} (${name}). Save it now; it cannot be shown again.`,
    )
  })

export const listKeysCommand = (language: Language): Promise<void> =>
  withDatabase(async (scope) => {
    const labels = language === 'zh' ? ['使用中', '已吊销'] : ['in use ', 'revoked']
    for (const { id, name, created_at, revoked_at } of await listApiKeys(scope)) {
      const created = new Date(created_at).toISOString()
      console.log(`${id}  ${created}  ${labels[revoked_at === null ? 0 : 1]}  ${name}`)
    }
  })

export const revokeKeyCommand = (id: string, language: Language): Promise<void> =>
  withDatabase(async (scope) => {
    if (!(await revokeKey(scope, id)))
      throw new CliError({
        en: `No key in use has the id ${id}: see \`fahuo keys list\`.`,
        zh: `没有使用中的密钥 ${id}：请查看 \`fahuo keys list\`。`,
      })
    console.error(language === 'zh' ? '已吊销，立即生效。' : 'Revoked: it is refused from now on.')
  })
