/** Money that has not come when WeChat expected it, and why. */
import { ORDER_STATE } from '@fahuo/contract'
import type { Language, Text } from '../core/language.ts'
import { DAY_SECONDS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { listOverdue, sumExpected, type OverdueOrder } from './queries.ts'
import { overdueSince } from './summary.ts'
import { inPieces, total, type Sum } from './sums.ts'

/** Why money has not come, and what to do. */
export const OVERDUE_REASONS = {
  in_dispute: {
    message: {
      en: 'A complaint is open: WeChat holds the money',
      zh: '有投诉未结束，微信暂缓结算',
    },
    remedy: {
      en: 'Answer the complaint; the money follows when it is closed.',
      zh: '请处理投诉，结束后会继续结算。',
    },
  },
  not_confirmed: {
    message: {
      en: 'The buyer has not confirmed, and WeChat has not done it for them',
      zh: '买家未确认收货，微信也未自动确认',
    },
    remedy: {
      en: 'Check that the parcel has arrived; WeChat waits longer where it doubts a shipment. Remind the buyer.',
      zh: '请核对包裹是否送达，并可提醒买家确认收货；微信怀疑虚假发货时会延长自动确认时间。',
    },
  },
  held_by_wechat: {
    message: {
      en: 'Confirmed, and WeChat has not paid out',
      zh: '已确认收货，微信尚未结算',
    },
    remedy: {
      en: 'Look in the WeChat Pay merchant platform whether the account is limited. If the money is there, only the push is missing: look at the pushes.',
      zh: '请在微信支付商户平台查看账户是否受限；若已到账，则只是缺少推送，请查看推送记录。',
    },
  },
} as const satisfies Record<string, { message: Text; remedy: Text }>

export type OverdueReason = keyof typeof OVERDUE_REASONS
export const OVERDUE_REASON_NAMES = Object.keys(OVERDUE_REASONS) as OverdueReason[]

/** What was expected longer ago is in WeChat Pay's bills, not here. */
const OVERDUE_DAYS = 90

/** Orders that are named. */
const NAMED = 50

function reasonOf({
  order_state,
  in_complaint,
}: {
  order_state: number
  in_complaint: number
}): OverdueReason {
  if (in_complaint === 1) return 'in_dispute'
  return order_state === ORDER_STATE.shipped ? 'not_confirmed' : 'held_by_wechat'
}

export interface Overdue {
  total: Sum
  reasons: (Sum & { reason: OverdueReason })[]
  /** The longest overdue ones. */
  first: (Omit<OverdueOrder, 'in_complaint'> & { reason: OverdueReason })[]
}

/** Reads which money was expected more than a day and less than 90 days ago, and has not come. */
export async function readOverdue(shop: Shop): Promise<Overdue> {
  const before = overdueSince(shop.clock.now())
  const span = { from: before - OVERDUE_DAYS * DAY_SECONDS, before }
  const sums = await inPieces(span, 7, (day) => sumExpected(shop, day))
  const first = await listOverdue(shop, span, NAMED)
  return {
    total: total(sums),
    reasons: OVERDUE_REASON_NAMES.flatMap((reason) => {
      const sum = total(sums.filter((one) => reasonOf(one) === reason))
      return sum.orders === 0 ? [] : [{ reason, ...sum }]
    }),
    first: first.map(({ in_complaint, ...order }) => ({
      ...order,
      reason: reasonOf({ ...order, in_complaint }),
    })),
  }
}

/** Says why, and what to do. */
export const overdueWords = (reason: OverdueReason, language: Language) => ({
  message: OVERDUE_REASONS[reason].message[language],
  remedy: OVERDUE_REASONS[reason].remedy[language],
})
