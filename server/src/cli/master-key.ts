import { masterKeyOf } from '../config.ts'
import type { Language } from '../core/language.ts'
import { keyFileOf, rotateMasterKey } from '../database/master-key.ts'
import { forgetSealed } from '../database/sealed-values.ts'
import { loadConfig, openOwnDatabase } from './settings.ts'

/** Seals everything by a new key. @throws OperatorError when the present one is wrong */
export async function rotateCommand(language: Language): Promise<void> {
  const config = loadConfig()
  const database = await openOwnDatabase(config)
  try {
    const warn = (_: object, message: string) => console.error(message)
    const sealed = await rotateMasterKey(
      database,
      masterKeyOf(config),
      config.FAHUO_NEXT_MASTER_KEY,
      { warn },
    )
    const zh = language === 'zh'
    const done = zh
      ? `已用新密钥加密 ${sealed} 项。`
      : `${sealed} values are sealed by the new key.`
    const next =
      config.FAHUO_MASTER_KEY === undefined
        ? zh
          ? `新密钥保存在 ${keyFileOf(config.DATABASE_URL)}。请重启服务。`
          : `It is in ${keyFileOf(config.DATABASE_URL)}. Restart the server.`
        : zh
          ? '请把 FAHUO_MASTER_KEY 改为新密钥，然后重启所有服务。'
          : 'Set FAHUO_MASTER_KEY to it and restart all servers.'
    console.log(zh ? done + next : `${done} ${next}`)
  } finally {
    await database.close()
  }
}

/** Forgets what a lost key had sealed; the next start makes it anew. */
export async function resetCommand(language: Language): Promise<void> {
  const database = await openOwnDatabase(loadConfig())
  try {
    await forgetSealed(database)
  } finally {
    await database.close()
  }
  console.log(
    language === 'zh'
      ? '已清除用旧密钥加密的内容。请重启所有服务：下次启动会用现在的密钥重新生成，买家会自动重新登录。'
      : 'What the former key had sealed is removed. Restart all servers: the next start makes it anew with the present key, and buyers log in again by themselves.',
  )
}
