/** The server's own terminal: how the first owner comes in, told to nobody else, and later where the console is. */
import { renderUnicodeCompact } from 'uqr'
import { createInvitation, invitationLink } from './access/invitations.ts'
import { mayLetIn } from './access/people.ts'
import type { Config } from './config.ts'
import type { Language } from './core/language.ts'
import { systemClock } from './core/time.ts'
import { openDatabase } from './database/database.ts'

/**
 * Makes a link for the first owner, which ends those of former starts; the console's address once there is one.
 * @returns what to print; null in the demo, which says it itself
 */
export async function consoleLines(config: Config, language: Language): Promise<string | null> {
  const { DATABASE_URL, PUBLIC_URL, PORT, WECHAT_APPID: appid } = config
  if (config.FAHUO_DEMO === 'on') return null
  const database = await openDatabase(DATABASE_URL)
  try {
    const scope = { database, appid, clock: systemClock }
    const base = PUBLIC_URL ? new URL(PUBLIC_URL).origin : `http://localhost:${PORT}`
    if (await mayLetIn(scope))
      return `${language === 'zh' ? '控制台：' : 'Console: '}${base}/console`
    const { token } = await createInvitation(scope, { kind: 'first', role: 'owner' })
    const link = invitationLink(base, token)
    const words =
      language === 'zh'
        ? '还没有店主。请在 24 小时内打开以下一次性链接（或扫码），成为店主：'
        : 'There is no owner yet. Open this one-time link, or scan it, within 24 hours to become it:'
    return [words, link, renderUnicodeCompact(link)].join('\n')
  } finally {
    await database.close()
  }
}
