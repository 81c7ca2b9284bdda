/** Whether the account has WeChat's services beside shipping, and whether goods come in time. */
import type { Text } from '../core/language.ts'
import { DAY_MS } from '../core/time.ts'
import { REVIEW_COUNTS_SECONDS } from '../orders/details.ts'
import { askAbility, readAbility } from '../services/ability.ts'
import { countLateDetails } from '../services/count-queries.ts'
import { SERVICES, type ServiceName } from '../services/services.ts'
import { ok, type Check, type Finding, type Subject } from './doctor-check.ts'

/** Those that are opened each by itself; the waybills of goods go with the goods. */
const ASKED = ['details', 'messages', 'tracking'] as const

/** Asks WeChat anew: what it has opened since goes on at once. */
async function abilities(subject: Subject): Promise<Finding> {
  const found = await Promise.all(
    ASKED.map(async (name) => ({ name, ...(await can(subject, name)) })),
  )
  const said = (language: keyof Text) =>
    found
      .map(({ name, words }) => `${name} ${words[language]}`)
      .join(language === 'zh' ? '、' : ', ')
  const text = { en: said('en'), zh: said('zh') }
  const closed = found.filter(({ opened }) => opened === false)
  if (closed.length === 0) return { level: 'ok', found: text }
  return {
    level: 'warning',
    found: text,
    remedy: {
      en: `Shipping works without it. To have it, open it in the WeChat console: ${closed.map(({ name }) => SERVICES[name].en).join('; ')}.`,
      zh: `不影响发货。如需使用，请在微信后台开通：${closed.map(({ name }) => SERVICES[name].zh).join('；')}。`,
    },
  }
}

async function can(
  subject: Subject,
  name: ServiceName,
): Promise<{ opened: boolean | null; words: Text }> {
  const opened = await askAbility(subject, name)
  if (opened) return { opened, words: { en: 'opened', zh: '已开通' } }
  if (opened === null) return { opened, words: { en: 'not known', zh: '未知' } }
  const errcode = (await readAbility(subject, name))?.errcode ?? ''
  return { opened, words: { en: `not opened (${errcode})`, zh: `未开通（${errcode}）` } }
}

/** Days of orders whose goods are looked at. */
const LOOKED_AT_DAYS = 7

async function punctuality(subject: Subject): Promise<Finding> {
  const since = subject.clock.now() - LOOKED_AT_DAYS * DAY_MS
  const { told, late } = await countLateDetails(subject, since, REVIEW_COUNTS_SECONDS)
  if (told === 0) return ok('none told in the last 7 days', '近 7 天没有提交')
  const text = {
    en: `${late} of ${told} came later than ${REVIEW_COUNTS_SECONDS} s after payment`,
    zh: `近 7 天 ${told} 单中有 ${late} 单晚于付款后 ${REVIEW_COUNTS_SECONDS} 秒`,
  }
  if (late === 0) return { level: 'ok', found: text }
  return {
    level: 'warning',
    found: text,
    remedy: {
      en: "WeChat's review of shopping orders counts 5 seconds from the payment: PUT /api/orders/details when the payment succeeds, or before it with payer.",
      zh: '微信购物订单审核只计付款后 5 秒内的提交：请在支付成功时调用 PUT /api/orders/details，或在付款前连同 payer 提交。',
    },
  }
}

export const serviceChecks: readonly Check[] = [
  { id: 'services', name: { en: 'services', zh: '微信服务' }, run: abilities },
  { id: 'goods_in_time', name: { en: 'goods in time', zh: '商品信息时效' }, run: punctuality },
]
