import { PAGES } from '@fahuo/contract'
import { WechatError } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import type { Scope } from '../database/database.ts'
import { readValue, writeValue } from '../database/key-value.ts'
import { endNotice, notify } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'

/** Query names that WeChat adds itself; a path must not carry them. */
const WECHAT_QUERY = ['transaction_id', 'merchant_id', 'merchant_trade_no', 'sub_merchant_id']

/** Returns what is wrong with a jump path; null when it is right. */
export function jumpPathProblem(path: string): Text | null {
  const [page = '', query = ''] = path.split('?', 2)
  if (!(PAGES as readonly string[]).includes(page.replace(/^\//, '')))
    return {
      en: `${page || 'an empty path'} is not a page of the Mini Program; its pages are ${PAGES.join(', ')}`,
      zh: `${page || '空路径'} 不是小程序的页面，可用页面：${PAGES.join('、')}`,
    }
  return queryProblem(query)
}

/** Returns what is wrong with the query of a jump path: nobody fills it in, and WeChat adds its own. */
function queryProblem(query: string): Text | null {
  if (/\$\{|\{\{|%7B%7B/i.test(query))
    return {
      en: 'WeChat fills nothing in: a placeholder would reach the page as it is',
      zh: '微信不会替换占位符，页面会原样收到',
    }
  const name = WECHAT_QUERY.find((one) => new URLSearchParams(query).has(one))
  if (name === undefined) return null
  return { en: `WeChat adds ${name} itself`, zh: `${name} 由微信自动添加，不能写在路径里` }
}

/** Refuses a jump path of any Mini Program whose query cannot work. @throws FahuoError `invalid` */
export function refuseReservedQuery(path: string): void {
  const problem = queryProblem(path.split('?', 2)[1] ?? '')
  if (problem !== null) throw wrongPath(problem)
}

const wrongPath = ({ en, zh }: Text) =>
  new FahuoError('invalid', { en: `path: ${en}`, zh: `path：${zh}` })

const REGISTERED = 'registered_jump_path'

/**
 * Registers where the shipping message leads, unless WeChat has it from us already.
 * One path for the whole appid, so once a change is enough [official set_msg_jump_path].
 * @returns whether WeChat has it now; false: try again later
 */
export async function registerJumpPath(shop: Shop, path: string): Promise<boolean> {
  if ((await registeredJumpPath(shop)) === path) {
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
  await jumpPathTaken(shop, path)
  return true
}

/** Stores the path that WeChat has accepted, whoever asked for it. */
export async function jumpPathTaken(shop: Shop, path: string): Promise<void> {
  await writeValue(shop, REGISTERED, path)
  await endNotice(shop, 'jump_path_refused')
  shop.log.info({ path }, 'jump path registered: shipping messages lead there')
}

/** Returns the path that WeChat accepted from us last; null: none yet. */
export function registeredJumpPath(shop: Scope): Promise<string | null> {
  return readValue(shop, REGISTERED)
}

/**
 * Registers another path now. A restart registers MSG_JUMP_PATH again: change that, too.
 * @throws FahuoError `invalid` with the list of pages, `wechat_unavailable`
 */
export async function changeJumpPath(shop: Shop, path: string): Promise<void> {
  const problem = jumpPathProblem(path)
  if (problem !== null) throw wrongPath(problem)
  if (!(await registerJumpPath(shop, path))) throw new FahuoError('wechat_unavailable')
}
