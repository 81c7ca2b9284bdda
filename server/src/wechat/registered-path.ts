/**
 * A page that WeChat opens, one for the whole Mini Program, registered with WeChat by us: the jump path
 * and the order-centre path. Both follow what was said last, by the setting, the API or an SDK.
 */
import { WechatError } from '@fahuo/wechat'
import { z } from 'zod'
import { auditedCall } from '../audit/audit.ts'
import { auditing } from '../audit/queries.ts'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import type { Scope } from '../database/database.ts'
import { readValue, writeValue, writingValue } from '../database/key-value.ts'
import type { NoticeKindName } from '../outgoing/notices.ts'
import { endNotice, notify } from '../outgoing/notify.ts'
import type { PathSettings, Shop } from '../shops/shop.ts'
import { NO_JUMP_PATH, unknownPage } from './jump-path-rules.ts'
import { isLocalWechat } from './local-wechat.ts'
import { mapWechatErrors } from './map-error.ts'

/** One of the paths, and what is said of it. */
export interface PathKind {
  field: 'jump_path' | 'order_centre_path'
  /** What the log calls it. */
  name: string
  setting: 'MSG_JUMP_PATH' | 'ORDER_CENTRE_PATH'
  /** That of the reference Mini Program, registered on the local WeChat where nothing was said. */
  usual: string
  /** What to write into the setting. */
  examples: string
  notice: NoticeKindName
  read: (given: string) => { path: string } | { problem: Text }
  register: (shop: Shop, path: string) => Promise<unknown>
  /** What is logged once it is registered. */
  registered: string
}

/** What was said last of a path, by whom, and what the setting was then. */
const Said = z.object({
  /** A page with its query, or `none`. */
  path: z.string(),
  by: z.enum(['setting', 'api', 'proxy']),
  setting: z.string().nullable(),
})
export type Said = z.infer<typeof Said>

/** Under which names it is stored. */
const keysOf = ({ field }: PathKind) => ({
  said: field,
  registered: `registered_${field}`,
  /** At which address it was registered: the local WeChat's word is not WeChat's. */
  registered_at: `registered_${field}_at`,
  /** When, in Unix milliseconds. */
  registered_time: `registered_${field}_time`,
})

/** Returns the path that WeChat accepted from us last; null: none yet. */
export async function registeredPath(
  scope: Scope,
  kind: PathKind,
  { api_url }: Pick<PathSettings, 'api_url'>,
): Promise<string | null> {
  const keys = keysOf(kind)
  const at = await readValue(scope, keys.registered_at)
  if (at !== null && at !== new URL(api_url).origin) return null
  return (await readValue(scope, keys.registered)) || null
}

/** Returns when WeChat accepted it, Unix milliseconds; 0: not known. */
export async function registeredTime(scope: Scope, kind: PathKind): Promise<number> {
  return Number(await readValue(scope, keysOf(kind).registered_time))
}

/**
 * Returns what was said last: a setting that has changed since, else what came by the API or the proxy.
 * null: nothing was said, or only to a version that did not note it.
 */
export async function saidPath(
  scope: Scope,
  kind: PathKind,
  { setting }: Pick<PathSettings, 'setting'>,
): Promise<Said | null> {
  const stored = await readValue(scope, keysOf(kind).said)
  const said = stored === null ? null : Said.parse(JSON.parse(stored))
  if (setting !== null && setting !== said?.setting)
    return { path: setting, by: 'setting', setting }
  return said && { ...said, setting }
}

const noting = (scope: Scope, kind: PathKind, said: Said) =>
  writingValue(scope, keysOf(kind).said, JSON.stringify(said))

const note = (scope: Scope, kind: PathKind, said: Said) =>
  scope.database.unit([noting(scope, kind, said)])

/**
 * Returns which path is to be registered where nothing was said: the one that is registered, or on the
 * local WeChat the page of the reference Mini Program. With the real WeChat there is none: it would
 * replace for good what the shop may have registered itself.
 * @returns undefined while it cannot be told which WeChat it is
 */
export async function unsaidPath(
  scope: Scope,
  kind: PathKind,
  settings: PathSettings,
): Promise<string | null | undefined> {
  const registered = await registeredPath(scope, kind, settings)
  if (registered !== null) return registered
  const local = await isLocalWechat(settings.api_url)
  if (local === null) return undefined
  return local && unknownPage(kind.usual, settings.pages) === null ? kind.usual : null
}

/**
 * Registers with WeChat what was said last, unless it has it from us already: once a change is enough,
 * since the path is one for the whole appid [official].
 * @returns whether there is nothing more to do; false: try again later
 */
export async function applyPath(shop: Shop, kind: PathKind): Promise<boolean> {
  const settings = shop.settings[kind.field]
  const said = await saidPath(shop, kind, settings)
  if (said) await note(shop, kind, said)
  const path = said ? said.path : await unsaidPath(shop, kind, settings)
  if (path === undefined) return false
  if (path === null) {
    shop.log.warn(
      { examples: kind.examples },
      `${kind.setting} is not set: nothing is registered, and what WeChat has stays. Set it to a page of your Mini Program, or to none`,
    )
    return true
  }
  if (path === NO_JUMP_PATH) {
    await endNotice(shop, kind.notice)
    shop.log.info(
      { by: said?.by },
      `no ${kind.name} is registered: WeChat's setting is left as it is`,
    )
    return true
  }
  const problem = unknownPage(path, settings.pages)
  if (problem) shop.log.warn({ path, reason: problem.en }, `the ${kind.name} is no page`)
  if ((await registeredPath(shop, kind, settings)) === path) {
    shop.log.info({ path }, `${kind.name} already registered`)
    return true
  }
  try {
    await kind.register(shop, path)
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, rid, message: reason } = error
    await notify(shop, kind.notice, { path, errcode, rid, reason })
    return false
  }
  await noteRegistered(shop, kind, path)
  return true
}

/** Stores the path that WeChat has accepted; empty: its own page. */
async function noteRegistered(shop: Shop, kind: PathKind, path: string): Promise<void> {
  const keys = keysOf(kind)
  await writeValue(shop, keys.registered_time, String(shop.clock.now()))
  await writeValue(shop, keys.registered_at, new URL(shop.settings[kind.field].api_url).origin)
  await writeValue(shop, keys.registered, path)
  await endNotice(shop, kind.notice)
  shop.log.info({ path }, kind.registered)
}

const wrongPath = ({ en, zh }: Text) =>
  new FahuoError('invalid', { en: `path: ${en}`, zh: `path：${zh}` })

/** Reads a path that somebody wants to register. @throws FahuoError `invalid` */
function readWanted({ settings }: Shop, kind: PathKind, given: string): string {
  const read = kind.read(given)
  if ('problem' in read) throw wrongPath(read.problem)
  const problem = unknownPage(read.path, settings[kind.field].pages)
  if (problem) throw wrongPath(problem)
  return read.path
}

/**
 * Registers another path now, for an operator; `none` only says that nothing is to be registered. It
 * holds until it is changed again here, by the proxy, or by a new setting.
 * @throws FahuoError `invalid` with what is wrong, `refused_by_wechat`, `wechat_unavailable`
 */
export async function changePath(shop: Shop, kind: PathKind, given: string): Promise<void> {
  const { setting } = shop.settings[kind.field]
  const path = given.trim() === NO_JUMP_PATH ? NO_JUMP_PATH : readWanted(shop, kind, given)
  const before = (await saidPath(shop, kind, shop.settings[kind.field]))?.path ?? null
  const deed = { subject: kind.field, before: { path: before }, after: { path } }
  const said: Said = { path, by: 'api', setting }
  if (path === NO_JUMP_PATH)
    await shop.database.unit([noting(shop, kind, said), ...auditing(shop, deed)])
  else {
    await mapWechatErrors(() => auditedCall(shop, deed, () => kind.register(shop, path)))
    // First what was said: a start after a crash between the two registers it again.
    await note(shop, kind, said)
    await noteRegistered(shop, kind, path)
  }
  // Of an earlier path, which is not tried again.
  await endNotice(shop, kind.notice)
}

/**
 * Passes an SDK's call that registers a path on; an empty path is WeChat's own page. It holds as one of
 * the API does.
 * @param forward sends it to WeChat, and fails when WeChat refuses
 * @throws FahuoError `invalid`, and what `forward` throws
 */
export async function passPath<Answer>(
  shop: Shop,
  kind: PathKind,
  given: string,
  forward: (path: string) => Promise<Answer>,
): Promise<Answer> {
  const path = given === '' ? '' : readWanted(shop, kind, given)
  const answer = await forward(path)
  const { setting } = shop.settings[kind.field]
  await note(shop, kind, { path: path || NO_JUMP_PATH, by: 'proxy', setting })
  await noteRegistered(shop, kind, path)
  return answer
}

/** What the merchant API tells of a path, beside what is registered. */
export async function pathView(shop: Shop, kind: PathKind) {
  const settings = shop.settings[kind.field]
  const said = await saidPath(shop, kind, settings)
  return {
    said: said && { path: said.path, by: said.by },
    setting: settings.setting,
    pages: [...(settings.pages ?? [])],
  }
}
