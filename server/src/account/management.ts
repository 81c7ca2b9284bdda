/** Whether shipping management is on for the account, as WeChat says: asked daily, and told when it turns. */
import { ERRCODE, WechatError, type Wechat } from '@fahuo/wechat'
import { z } from 'zod'
import { DAY_MS, isFresh } from '../core/time.ts'
import { readValue, swapValue, valueIs } from '../database/key-value.ts'
import { appending } from '../outgoing/event-queries.ts'
import { endNotice, notify, type Teller } from '../outgoing/notify.ts'
import { serviceChanged } from '../outgoing/service-change.ts'

/** What asking needs: the server has it, and so has `fahuo doctor`. */
export interface Asker extends Teller {
  wechat: Wechat
}

/** What WeChat answered last to one question. */
const Check = z.object({
  /** null: WeChat refused to say. */
  value: z.boolean().nullable(),
  /** Why it refused; null: it did not. */
  errcode: z.int().nullable(),
  /** Since when it answers so, Unix milliseconds. */
  since: z.int(),
  asked_at: z.int(),
  /** What it said before it refused; left out: nothing, or it does not refuse. */
  earlier_value: z.boolean().optional(),
})
export type Check = z.infer<typeof Check>

const CHECKS = {
  is_trade_managed: {
    notice: 'trade_management_off',
    label: { en: 'shipping management', zh: '发货信息管理' },
    ask: async ({ wechat, appid }: Asker) =>
      (await wechat.shipping.isTradeManaged({ appid })).is_trade_managed,
  },
  is_trade_management_confirmation_completed: {
    notice: 'trade_confirmation_incomplete',
    label: {
      en: 'settlement management, confirmed for every merchant number',
      zh: '全部商户号的结算管理确认',
    },
    ask: async ({ wechat, appid }: Asker) =>
      (await wechat.shipping.isTradeManagementConfirmationCompleted({ appid })).completed,
  },
} as const
export type CheckName = keyof typeof CHECKS

export const CHECK_NAMES = Object.keys(CHECKS) as CheckName[]

/** Returns what WeChat answered last; null: it was never asked, or never answered. */
export async function readCheck(
  scope: Pick<Asker, 'database' | 'appid'>,
  name: CheckName,
): Promise<Check | null> {
  const stored = await readValue(scope, name)
  return stored === null ? null : Check.parse(JSON.parse(stored))
}

/**
 * Asks WeChat now, stores what it answers, and tells people when it is no, until it is yes again; others
 * are told when it turns. A
 * refusal is an answer, too: 48001 is what accounts get where the service is not on [observed].
 * @returns the answer
 * @throws WechatError when WeChat refuses to say, or does not answer: then what is stored stays
 */
export async function askCheck(asker: Asker, name: CheckName): Promise<boolean> {
  try {
    const value = await CHECKS[name].ask(asker)
    await noteCheck(asker, name, { value, errcode: null })
    return value
  } catch (error) {
    if (error instanceof WechatError && error.outcome === 'refused' && error.kind !== 'retry')
      await noteCheck(asker, name, {
        value: error.errcode === ERRCODE.API_UNAUTHORISED ? false : null,
        errcode: error.errcode ?? null,
      })
    throw error
  }
}

async function noteCheck(
  asker: Asker,
  name: CheckName,
  { value, errcode }: Pick<Check, 'value' | 'errcode'>,
): Promise<void> {
  const now = asker.clock.now()
  const stored = await readValue(asker, name)
  const earlier = stored === null ? null : Check.parse(JSON.parse(stored))
  const same = earlier?.value === value && earlier.errcode === errcode
  // A refusal to say is between two answers.
  const answered = earlier?.value ?? earlier?.earlier_value
  const check: Check = {
    value,
    errcode,
    since: same ? earlier.since : now,
    asked_at: now,
    ...(value === null && answered !== undefined && { earlier_value: answered }),
  }
  const text = JSON.stringify(check)
  const { notice, label } = CHECKS[name]
  const changes = value !== null && answered !== undefined && value !== answered
  const telling = changes
    ? appending(
        asker,
        [serviceChanged({ name, label, works: value, errcode, since: now })],
        valueIs(asker.appid, name, text),
      )
    : []
  // Where another server has stored an answer meanwhile, that one stands.
  await swapValue(asker, name, stored, text, telling)
  if (value === false) await notify(asker, notice, { errcode })
  if (value === true) {
    await endNotice(asker, notice)
    if (earlier && earlier.value !== true) asker.log.info({ check: name }, 'WeChat says yes again')
  }
}

/** A yes is asked for again after a day; anything else in the next round, so that its end is noticed. */
const isDue = (check: Check | null, now: number) =>
  check?.value !== true || !isFresh(check.asked_at, DAY_MS, now)

/** Asks what is due, or with `always` all of it. @returns whether WeChat answered all of it, if with a refusal */
export async function watchManagement(
  asker: Asker,
  { always = false }: { always?: boolean } = {},
): Promise<boolean> {
  let answered = true
  for (const name of CHECK_NAMES) {
    if (!always && !isDue(await readCheck(asker, name), asker.clock.now())) continue
    try {
      await askCheck(asker, name)
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      asker.log.warn(
        { check: name, errcode: error.errcode, reason: error.message },
        'WeChat did not say whether shipping management is on',
      )
      answered &&= error.outcome === 'refused' && error.kind !== 'retry'
    }
  }
  return answered
}
