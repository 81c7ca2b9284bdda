import { SECOND_MS } from '../core/time.ts'
import { isInsideName } from '../http/inside.ts'

const TIMEOUT_MS = 3 * SECOND_MS

/**
 * Asks whether an API address is the local WeChat's. Only an inside name is asked: WeChat's own, and a
 * relay to it that anybody can reach, are not.
 * @returns null while nothing answers there
 */
export async function isLocalWechat(api_url: string): Promise<boolean | null> {
  if (!isInsideName(new URL(api_url).hostname)) return false
  try {
    // Its control interface is at no other address: a relay to WeChat answers 404.
    const answer = await fetch(new URL('/_emulator/clock', api_url), {
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    if (answer.status >= 500) return null
    const body: unknown = answer.ok ? await answer.json().catch(() => null) : null
    return typeof body === 'object' && body !== null && 'now' in body && 'ahead' in body
  } catch {
    return null
  }
}
