import { PAGES } from '@fahuo/contract'
import { WechatError } from '@fahuo/wechat'
import { readSetting, writeSetting } from '../database/key-value.ts'
import type { Context } from '../core/context.ts'
import { FahuoError } from '../core/errors.ts'

/** Query names that WeChat adds itself; a path must not carry them. */
const WECHATS_OWN = ['transaction_id', 'merchant_id', 'merchant_trade_no', 'sub_merchant_id']

/** What is wrong with a jump path, in words; null when it is right. */
export function jumpPathProblem(path: string): string | null {
  const [page = '', query = ''] = path.split('?', 2)
  if (!(PAGES as readonly string[]).includes(page.replace(/^\//, '')))
    return `${page || 'an empty path'} is not a page of the Mini Program; its pages are ${PAGES.join(', ')}`
  const taken = WECHATS_OWN.find((name) => new URLSearchParams(query).has(name))
  return taken === undefined ? null : `${taken} is added by WeChat itself`
}

const SETTING = 'registered_jump_path'

/**
 * Registers where the shipping message leads, if WeChat does not have it from us already.
 * One setting for the whole appid, so once a change is enough [official set_msg_jump_path].
 * @returns whether WeChat has it now; false: try again later
 */
export async function registerJumpPath(ctx: Context, path: string): Promise<boolean> {
  if ((await readSetting(ctx.store, ctx.appid, SETTING)) === path) {
    ctx.log.info({ path }, 'the jump path is registered already')
    return true
  }
  try {
    await ctx.wechat.shipping.setMsgJumpPath({ path })
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    ctx.log.warn(
      { path, errcode: error.errcode, rid: error.rid, reason: error.message },
      'WeChat did not take the jump path; it is tried again',
    )
    return false
  }
  await writeSetting(ctx.store, ctx.appid, SETTING, path)
  ctx.log.info({ path }, 'WeChat took the jump path: shipping messages lead there')
  return true
}

/** What WeChat took from us last; null: nothing yet. */
export function registeredJumpPath(ctx: Pick<Context, 'appid' | 'store'>): Promise<string | null> {
  return readSetting(ctx.store, ctx.appid, SETTING)
}

/**
 * Registers another path now. A restart registers MSG_JUMP_PATH again: change that, too.
 * @throws FahuoError `invalid` with the list of pages, `wechat_unavailable`
 */
export async function changeJumpPath(ctx: Context, path: string): Promise<void> {
  const problem = jumpPathProblem(path)
  if (problem !== null) throw new FahuoError('invalid', `path: ${problem}`)
  if (!(await registerJumpPath(ctx, path))) throw new FahuoError('wechat_unavailable')
}
