import { apiKeys, createApiKey, revokeKey } from '../access/api-keys.ts'
import { systemClock } from '../core/time.ts'
import type { Context } from '../core/context.ts'
import { loadConfig, openOwnStore } from './settings.ts'
import { CliError } from '../core/language.ts'

/** Works on the database itself: whoever can read that may make keys. */
async function withStore<Value>(
  work: (ctx: Pick<Context, 'appid' | 'store' | 'clock'>) => Promise<Value>,
): Promise<Value> {
  const config = loadConfig()
  const store = await openOwnStore(config)
  try {
    return await work({ appid: config.WECHAT_APPID, store, clock: systemClock })
  } finally {
    await store.close()
  }
}

export const createKeyCommand = (name: string): Promise<void> =>
  withStore(async (ctx) => {
    const { key, view } = await createApiKey(ctx, name)
    console.log(key)
    console.error(`Key ${view.id} (${name}). It is shown this once: only its hash is kept.`)
  })

export const listKeysCommand = (): Promise<void> =>
  withStore(async (ctx) => {
    for (const { id, name, created_at, revoked_at } of await apiKeys(ctx)) {
      const made = new Date(created_at).toISOString()
      console.log(`${id}  ${made}  ${revoked_at === null ? 'in use ' : 'revoked'}  ${name}`)
    }
  })

export const revokeKeyCommand = (id: string): Promise<void> =>
  withStore(async (ctx) => {
    if (!(await revokeKey(ctx, id)))
      throw new CliError({
        en: `No key in use has the id ${id}: see \`fahuo keys list\`.`,
        zh: `没有使用中的密钥 ${id}：请查看 \`fahuo keys list\`。`,
      })
    console.error('Revoked. Running servers stop taking it within five seconds.')
  })
