/**
 * The trade type: an account applies for one once, no call takes it back, and none tells what became of
 * it [official]. So it is sent when a person says that it is meant, it is noted before it is sent, and
 * after an answer that was lost a person decides, not a program.
 */
import { randomUUIDv7 } from 'node:crypto'
import { ERRCODE, WechatError } from '@fahuo/wechat'
import { z } from 'zod'
import { auditedCall } from '../audit/audit.ts'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import { isFresh, MINUTE_MS } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { readValue, removeValue, swapValue } from '../database/key-value.ts'
import { endNotice, notify, type Teller } from '../outgoing/notify.ts'
import type { Shop } from '../shops/shop.ts'
import { mapWechatErrors, mayHaveArrived } from '../wechat/map-error.ts'
import type { TradeTypeRequest } from './body.ts'

/** What we know of the application. */
const Application = z.object({
  /** `sending`: under way; `applied`: WeChat has it; `unknown`: its answer was lost. */
  state: z.enum(['sending', 'applied', 'unknown']),
  /** 1 to 4; null: somebody else applied, and nobody says for what. */
  trade_type: z.int().nullable(),
  /** When it was sent, Unix milliseconds. */
  at: z.int(),
  /** Of this attempt: who wrote it. */
  id: z.string(),
})
type Application = z.infer<typeof Application>

const APPLICATION = 'trade_type'

/** Longer than a call and what it takes to get a token: one that is older was cut off by a crash. */
const SENDING_MS = 5 * MINUTE_MS

/** The application as others see it. */
export type TradeTypeState = Omit<Application, 'id'>

async function readApplication(
  scope: Scope,
): Promise<{ text: string | null; now: Application | null }> {
  const text = await readValue(scope, APPLICATION)
  return { text, now: text === null ? null : Application.parse(JSON.parse(text)) }
}

const isCutOff = ({ state, at }: Application, now: number) =>
  state === 'sending' && !isFresh(at, SENDING_MS, now)

/** Returns what we know of the application; null: we never applied. */
export async function tradeTypeState(shop: Pick<Shop, 'clock' | 'database' | 'appid'>) {
  const { now } = await readApplication(shop)
  if (!now) return null
  const { state, trade_type, at } = now
  return { state: isCutOff(now, shop.clock.now()) ? ('unknown' as const) : state, trade_type, at }
}

const ONCE: Text = {
  en: 'an account applies for a trade type once, it cannot be taken back, and no call tells the result',
  zh: '一个账号只能申请一次交易类型，无法撤回，也没有接口可查询结果',
}

const NAMES: Record<number, Text> = {
  1: { en: '1, general', zh: '1（综合）' },
  2: { en: '2, physical e-commerce', zh: '2（实物电商）' },
  3: { en: '3, offline service', zh: '3（线下服务）' },
  4: { en: '4, online service', zh: '4（线上服务）' },
}

/** Says why a person has to decide first; null: nothing was sent before, and they have. */
function needsPerson(earlier: Application | null, { confirm, repeat }: Confirmed): Text | null {
  const type = NAMES[earlier?.trade_type ?? 0]
  if (earlier?.state === 'applied' && !repeat)
    return {
      en: `this account has applied already${type ? ` (${type.en})` : ''}; WeChat takes no second application unless its support has allowed one`,
      zh: `该账号已申请过${type ? `（${type.zh}）` : ''}；除非微信客服已允许，微信不接受第二次申请`,
    }
  if (earlier?.state === 'unknown' && !repeat)
    return {
      en: `WeChat's answer to an application${type ? ` (${type.en})` : ''} was lost, and it may have arrived: look in WeChat's console first`,
      zh: `此前一次申请${type ? `（${type.zh}）` : ''}未收到微信的应答，可能已经生效：请先在微信后台确认`,
    }
  return confirm ? null : ONCE
}

interface Confirmed {
  confirm?: boolean | undefined
  repeat?: boolean | undefined
}

/**
 * Applies for a trade type, when a person says so.
 * @throws FahuoError `confirmation_needed` with what it means, `not_open` while one is under way,
 * `refused_by_wechat`, `wechat_unavailable` when nothing was sent, `outcome_unknown`
 */
export async function applyForTradeType(
  shop: Shop,
  { confirm, repeat, ...request }: z.output<typeof TradeTypeRequest>,
): Promise<TradeTypeState> {
  const { trade_type } = request
  const sent = await mapWechatErrors(() =>
    sendOnce(shop, { trade_type, confirm, repeat }, () =>
      shop.wechat.shipping.changeTradeType(request),
    ),
  )
  return { state: 'applied', trade_type: sent.trade_type, at: sent.at }
}

/**
 * Passes an SDK's application on. It is remembered as one of the API is, and a second one is refused in
 * WeChat's place: an SDK that repeats after a lost answer is not the person who has to decide.
 * @param forward sends it to WeChat, and fails when WeChat refuses
 * @throws FahuoError as {@link applyForTradeType}, and what `forward` throws
 */
export async function passTradeType<Answer>(
  shop: Shop,
  trade_type: number,
  forward: () => Promise<Answer>,
): Promise<Answer> {
  let answer: Answer | undefined
  await sendOnce(shop, { trade_type, confirm: true }, async () => {
    answer = await forward()
  })
  return answer as Answer
}

/** Claims the one application, sends it, and stores what became of it. @throws WechatError, FahuoError */
async function sendOnce(
  shop: Shop,
  { trade_type, ...confirmed }: Confirmed & { trade_type: number },
  send: () => Promise<unknown>,
): Promise<Application> {
  const { text, now: stored } = await readApplication(shop)
  const at = shop.clock.now()
  const earlier: Application | null =
    stored && isCutOff(stored, at) ? { ...stored, state: 'unknown' } : stored
  if (earlier?.state === 'sending') throw underWay()
  const reason = needsPerson(earlier, confirmed)
  if (reason)
    throw new FahuoError(
      'confirmation_needed',
      reason,
      earlier ? ERRCODE.TRADE_TYPE_ALREADY_APPLIED : undefined,
    )
  const sending: Application = { state: 'sending', trade_type, at, id: randomUUIDv7() }
  const claim = JSON.stringify(sending)
  if (!(await swapValue(shop, APPLICATION, text, claim))) throw underWay()

  const settle = async (ended: Application) => {
    await swapValue(shop, APPLICATION, claim, JSON.stringify(ended))
    return ended
  }
  const applied = async (type: number | null) => {
    await endNotice(shop, 'trade_type_unknown')
    shop.log.info({ trade_type: type }, 'WeChat has the application for a trade type')
    return settle({ ...sending, state: 'applied', trade_type: type })
  }
  try {
    await auditedCall(shop, { after: { trade_type } }, send)
  } catch (error) {
    if (error instanceof WechatError && mayHaveArrived(error)) {
      await settle({ ...sending, state: 'unknown' })
      await tellUnknown(shop, trade_type)
      throw new FahuoError('outcome_unknown', error.reason, error.errcode)
    }
    if (!isAppliedBefore(error)) {
      await (earlier ? settle(earlier) : removeValue(shop, APPLICATION, claim))
      throw error
    }
    const before = await applied(earlier?.trade_type ?? null)
    // The one whose answer was lost had arrived: that is what the person wanted to know.
    if (earlier?.state === 'unknown') return before
    throw error
  }
  return applied(trade_type)
}

const underWay = () =>
  new FahuoError('not_open', { en: 'an application is under way', zh: '有一次申请正在提交' })

const isAppliedBefore = (error: unknown) =>
  error instanceof WechatError && error.errcode === ERRCODE.TRADE_TYPE_ALREADY_APPLIED

const tellUnknown = (teller: Teller, trade_type: number | null) =>
  notify(teller, 'trade_type_unknown', { trade_type })

/**
 * Tells people of an application whose answer was lost, also by a crash, until they have decided.
 * @returns whether there is nothing to wait for
 */
export async function watchTradeType(shop: Shop): Promise<boolean> {
  const { text, now } = await readApplication(shop)
  if (!now || text === null || now.state === 'applied') return true
  if (now.state === 'sending') {
    if (!isCutOff(now, shop.clock.now())) return false
    const unknown: Application = { ...now, state: 'unknown' }
    if (!(await swapValue(shop, APPLICATION, text, JSON.stringify(unknown)))) return false
  }
  await tellUnknown(shop, now.trade_type)
  return true
}
