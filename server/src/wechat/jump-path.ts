/** The page that the shipping message opens: one for the whole Mini Program, registered with WeChat. */
import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { WechatError } from '@fahuo/wechat'
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import type { Scope } from '../database/database.ts'
import { readValue, writeValue } from '../database/key-value.ts'
import { endNotice, notify } from '../outgoing/notify.ts'
import type { JumpPathSettings, Shop } from '../shops/shop.ts'
import { NO_JUMP_PATH, readPagePath, unknownPage } from './jump-path-rules.ts'
import { isLocalWechat } from './local-wechat.ts'
import { mapWechatErrors } from './map-error.ts'

/** What was said last of the jump path, by whom, and what MSG_JUMP_PATH was then. */
const Said = z.object({
  /** A page with its query, or `none`. */
  path: z.string(),
  by: z.enum(['setting', 'api', 'proxy']),
  setting: z.string().nullable(),
})
export type Said = z.infer<typeof Said>

const SAID = 'jump_path'
const REGISTERED = 'registered_jump_path'
/** At which address it was registered: the local WeChat's word is not WeChat's. */
const REGISTERED_AT = 'registered_jump_path_at'

/** Returns the path that WeChat accepted from us last; null: none yet. */
export async function registeredJumpPath(
  scope: Scope,
  { api_url }: Pick<JumpPathSettings, 'api_url'>,
): Promise<string | null> {
  const at = await readValue(scope, REGISTERED_AT)
  if (at !== null && at !== new URL(api_url).origin) return null
  return (await readValue(scope, REGISTERED)) || null
}

/**
 * Returns what was said last: a MSG_JUMP_PATH that has changed since, else what came by the API or
 * the proxy. null: nothing was said, or only to a version that did not note it.
 */
export async function saidJumpPath(
  scope: Scope,
  { setting }: Pick<JumpPathSettings, 'setting'>,
): Promise<Said | null> {
  const stored = await readValue(scope, SAID)
  const said = stored === null ? null : Said.parse(JSON.parse(stored))
  if (setting !== null && setting !== said?.setting)
    return { path: setting, by: 'setting', setting }
  return said && { ...said, setting }
}

const note = (scope: Scope, said: Said) => writeValue(scope, SAID, JSON.stringify(said))

/**
 * Returns which path is to be registered where nothing was said: the one that is registered, or on the
 * local WeChat the page of the reference Mini Program. With the real WeChat there is none: it would
 * replace for good what the shop may have registered itself, and no call can read that.
 * @returns undefined while it cannot be told which WeChat it is
 */
export async function unsaidJumpPath(
  scope: Scope,
  settings: JumpPathSettings,
): Promise<string | null | undefined> {
  const registered = await registeredJumpPath(scope, settings)
  if (registered !== null) return registered
  const local = await isLocalWechat(settings.api_url)
  if (local === null) return undefined
  return local && unknownPage(ORDER_DETAIL_PAGE, settings.pages) === null ? ORDER_DETAIL_PAGE : null
}

/** What to write into MSG_JUMP_PATH. */
export const JUMP_PATH_EXAMPLES = `MSG_JUMP_PATH=${ORDER_DETAIL_PAGE} or MSG_JUMP_PATH=${NO_JUMP_PATH}`

/**
 * Registers with WeChat what was said last, unless it has it from us already: once a change is enough,
 * since the path is one for the whole appid [official set_msg_jump_path].
 * @returns whether there is nothing more to do; false: try again later
 */
export async function applyJumpPath(shop: Shop): Promise<boolean> {
  const { jump_path: settings } = shop.settings
  const said = await saidJumpPath(shop, settings)
  if (said) await note(shop, said)
  const path = said ? said.path : await unsaidJumpPath(shop, settings)
  if (path === undefined) return false
  if (path === null) {
    shop.log.warn(
      { examples: JUMP_PATH_EXAMPLES },
      'MSG_JUMP_PATH is not set: nothing is registered, and what WeChat has stays. Set it to a page of your Mini Program, or to none',
    )
    return true
  }
  if (path === NO_JUMP_PATH) {
    await endNotice(shop, 'jump_path_refused')
    shop.log.info({ by: said?.by }, "no jump path is registered: WeChat's setting is left as it is")
    return true
  }
  const problem = unknownPage(path, settings.pages)
  if (problem) shop.log.warn({ path, reason: problem.en }, 'the jump path is no page')
  if ((await registeredJumpPath(shop, settings)) === path) {
    shop.log.info({ path }, 'jump path already registered')
    return true
  }
  try {
    await shop.wechat.shipping.setMsgJumpPath({ path })
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, rid, message: reason } = error
    await notify(shop, 'jump_path_refused', { path, errcode, rid, reason })
    return false
  }
  await registered(shop, path)
  return true
}

/** Stores the path that WeChat has accepted; empty: its own page. */
async function registered(shop: Shop, path: string): Promise<void> {
  await writeValue(shop, REGISTERED_AT, new URL(shop.settings.jump_path.api_url).origin)
  await writeValue(shop, REGISTERED, path)
  await endNotice(shop, 'jump_path_refused')
  shop.log.info({ path }, 'jump path registered: shipping messages lead there')
}

const wrongPath = ({ en, zh }: Text) =>
  new FahuoError('invalid', { en: `path: ${en}`, zh: `path：${zh}` })

/** Reads a path that somebody wants to register. @throws FahuoError `invalid` */
function readWanted({ settings: { jump_path } }: Shop, given: string): string {
  const read = readPagePath(given)
  if ('problem' in read) throw wrongPath(read.problem)
  const problem = unknownPage(read.path, jump_path.pages)
  if (problem) throw wrongPath(problem)
  return read.path
}

/**
 * Registers another path now, for an operator; `none` only says that nothing is to be registered. It
 * holds until it is changed again here, by the proxy, or by a new MSG_JUMP_PATH.
 * @throws FahuoError `invalid` with what is wrong, `refused_by_wechat`, `wechat_unavailable`
 */
export async function changeJumpPath(shop: Shop, given: string): Promise<void> {
  const { setting } = shop.settings.jump_path
  const path = given.trim() === NO_JUMP_PATH ? NO_JUMP_PATH : readWanted(shop, given)
  if (path !== NO_JUMP_PATH)
    await mapWechatErrors(() => shop.wechat.shipping.setMsgJumpPath({ path }))
  // First what was said: a start after a crash between the two registers it again.
  await note(shop, { path, by: 'api', setting })
  if (path !== NO_JUMP_PATH) await registered(shop, path)
  // Of an earlier path, which is not tried again.
  await endNotice(shop, 'jump_path_refused')
}

/**
 * Passes an SDK's set_msg_jump_path on; an empty path is WeChat's own page. It holds as one of the
 * API does.
 * @param forward sends it to WeChat, and fails when WeChat refuses
 * @throws FahuoError `invalid`, and what `forward` throws
 */
export async function passJumpPath<Answer>(
  shop: Shop,
  given: string,
  forward: (path: string) => Promise<Answer>,
): Promise<Answer> {
  const path = given === '' ? '' : readWanted(shop, given)
  const answer = await forward(path)
  const { setting } = shop.settings.jump_path
  await note(shop, { path: path || NO_JUMP_PATH, by: 'proxy', setting })
  await registered(shop, path)
  return answer
}

/** What the merchant API tells of the jump path. */
export async function jumpPathView(shop: Shop) {
  const { jump_path: settings } = shop.settings
  const said = await saidJumpPath(shop, settings)
  return {
    jump_path: await registeredJumpPath(shop, settings),
    said: said && { path: said.path, by: said.by },
    setting: settings.setting,
    pages: [...(settings.pages ?? [])],
  }
}

/**
 * Returns the page of an order for WeChat's tracking page, which opens the home page without one
 * [official trace_waybill]: the jump path, with the number that WeChat adds to it in messages.
 */
export async function orderDetailPath(
  shop: Shop,
  transaction_id: string,
): Promise<{ order_detail_path?: string }> {
  const { jump_path: settings } = shop.settings
  const said = await saidJumpPath(shop, settings)
  const path = said ? said.path : await registeredJumpPath(shop, settings)
  if (path === null || path === NO_JUMP_PATH) return {}
  const sign = path.includes('?') ? '&' : '?'
  return { order_detail_path: `${path}${sign}${new URLSearchParams({ transaction_id })}` }
}
