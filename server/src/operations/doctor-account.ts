import { calls, ERRCODE, explain, WechatError } from '@fahuo/wechat'
import { askCheck } from '../account/management.ts'
import { tradeTypeState } from '../account/trade-type.ts'
import { NOTICES } from '../outgoing/notices.ts'
import { ok, type Check, type Finding, type Subject } from './doctor-check.ts'
import { jumpPath, orderCentrePath } from './doctor-paths.ts'
import type { Text } from '../core/language.ts'

/** WeChat's refusal as a finding, explained. */
function refused(error: unknown, more?: Partial<Record<number, Text>>): Finding {
  if (!(error instanceof WechatError)) throw error
  const { errcode, message } = error
  if (errcode === undefined) {
    const remedy = {
      en: 'Check the network of this machine, then run it again.',
      zh: '请检查网络后重试。',
    }
    return { level: 'problem', found: { en: message, zh: message }, remedy }
  }
  const { cause, remedy } = explain(errcode)
  return {
    level: 'problem',
    found: { en: `${errcode}: ${cause.en}`, zh: `${errcode}：${cause.zh}` },
    remedy: more?.[errcode] ?? remedy,
  }
}

const CONSOLE: Text = {
  en: 'Open and confirm shipping management (发货信息管理) in the WeChat console, mp.weixin.qq.com.',
  zh: '请在 mp.weixin.qq.com 的「发货信息管理」中开通并确认。',
}

/** What may be said of both checks. */
const UNSAID: Partial<Record<number, Text>> = {
  [ERRCODE.API_UNAUTHORISED]: CONSOLE,
  [ERRCODE.PLATFORM_UNAUTHORISED]: {
    en: 'WeChat does not let this program ask: a third-party platform needs permission set 18 or 142, granted by the merchant. It says nothing of whether shipping management is on.',
    zh: '微信不允许查询：第三方平台需商家授予 18 或 142 权限集。这并不表示发货管理未开通。',
  },
}

/** The terminal is told by the finding itself. */
const quiet = { info: () => {}, warn: () => {}, error: () => {} }

/** Checks the credentials and this address by a call. */
async function credentials(subject: Subject): Promise<Finding> {
  try {
    if (await askCheck({ ...subject, log: quiet }, 'is_trade_managed'))
      return ok('valid, and shipping management is on', '有效，发货管理已开通')
    return {
      level: 'problem',
      found: { en: 'valid, but shipping management is off', zh: '凭据有效，但发货管理未开通' },
      remedy: CONSOLE,
    }
  } catch (error) {
    return refused(error, {
      ...UNSAID,
      [ERRCODE.IP_NOT_ALLOWED]: {
        en: 'Add the address named there to the IP allow-list: console, Development settings.',
        zh: '请把其中的 IP 加入「开发设置」的 IP 白名单。',
      },
    })
  }
}

async function settlement(subject: Subject): Promise<Finding> {
  try {
    if (await askCheck({ ...subject, log: quiet }, 'is_trade_management_confirmation_completed'))
      return ok('confirmed for all merchant numbers', '全部商户号已确认')
    return {
      level: 'problem',
      found: { en: 'not confirmed for all merchant numbers', zh: '尚有商户号未确认' },
      remedy: CONSOLE,
    }
  } catch (error) {
    return refused(error, UNSAID)
  }
}

/** Checks what became of an application that can be sent once. */
async function tradeType(subject: Subject): Promise<Finding> {
  const application = await tradeTypeState(subject)
  if (!application) return ok('not applied for from here', '未在此申请过')
  const { state, trade_type } = application
  const type =
    trade_type === null ? { en: '', zh: '' } : { en: `: ${trade_type}`, zh: `：${trade_type}` }
  if (state !== 'unknown')
    return ok(`${state}${type.en}`, `${state === 'applied' ? '已申请' : '提交中'}${type.zh}`)
  const { message, remedy } = NOTICES.trade_type_unknown
  return { level: 'problem', found: message, remedy }
}

async function carriers({ wechat }: Subject): Promise<Finding> {
  try {
    const { delivery_list } = await wechat.logistics.getDeliveryList({})
    return ok(`${delivery_list.length} in WeChat's list`, `微信列表共 ${delivery_list.length} 家`)
  } catch (error) {
    const finding = refused(error)
    return {
      ...finding,
      level: 'warning',
      remedy: {
        en: 'Shipping works without it, but a mistyped carrier is not noticed. Open logistics (物流服务) in the WeChat console.',
        zh: '不影响发货，但无法校验快递公司编码。请在后台开通物流服务。',
      },
    }
  }
}

/** The calls that every shipment needs. */
const COUNTED = [calls.shipping.getOrder, calls.shipping.upload]

/** Prints what WeChat itself counts: the quotas are published nowhere. */
async function quotas({ wechat }: Subject): Promise<Finding> {
  const said: string[] = []
  let scarce = false
  for (const { path } of COUNTED) {
    const name = path.split('/').at(-1) ?? path
    try {
      const { quota } = await wechat.openapi.getApiQuota({ cgi_path: path })
      said.push(`${name} ${quota.used}/${quota.daily_limit}`)
      scarce ||= quota.remain * 10 < quota.daily_limit
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      said.push(`${name} ${error.errcode ?? error.outcome}`)
    }
  }
  const found = { en: `today: ${said.join(', ')}`, zh: `今日：${said.join('、')}` }
  if (!scarce) return { level: 'ok', found }
  return {
    level: 'warning',
    found,
    remedy: {
      en: 'Little is left until midnight (Beijing time); clear_quota resets it, ten times a month.',
      zh: '今日剩余调用次数不多，次日零点（北京时间）恢复；也可用 clear_quota 清零，每月十次。',
    },
  }
}

/** Checks of the WeChat account. */
export const accountChecks: readonly Check[] = [
  {
    id: 'credentials',
    name: { en: 'credentials, IP, service', zh: '凭据、IP 与服务' },
    run: credentials,
  },
  { id: 'settlement', name: { en: 'settlement', zh: '结算确认' }, run: settlement },
  { id: 'trade_type', name: { en: 'trade type', zh: '交易类型' }, run: tradeType },
  { id: 'jump_path', name: { en: 'jump path', zh: '消息跳转路径' }, run: jumpPath },
  {
    id: 'order_centre_path',
    name: { en: 'order-centre path', zh: '订单中心路径' },
    run: orderCentrePath,
  },
  { id: 'carriers', name: { en: 'carriers', zh: '快递公司' }, run: carriers },
  { id: 'quotas', name: { en: 'quotas', zh: '调用额度' }, run: quotas },
]
