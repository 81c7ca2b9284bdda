/** What the emulator knows, held against what a webhook was told. */
import { ORDER_STATE } from '@fahuo/wechat'
import type { World } from './shop.ts'
import type { News, Told } from './told-receiver.ts'
import { PAID, STORIES, type Story } from './told-stories.ts'

interface Deps extends Pick<World, 'control'> {
  truth: (payment: { transaction_id: string }) => ReturnType<World['truth']>
  stories: ReadonlyMap<string, Story>
}

interface Complaint {
  complaint_order_id: string
  status: number
  history: { itemType: number }[]
}

/** Steps that an answer of the merchant makes: a response, and a proof. */
const ANSWERS = new Set([109, 8])

const RECEIVED = new Set<number>([
  ORDER_STATE.RECEIPT_CONFIRMED,
  ORDER_STATE.FUNDS_AWAITING_SETTLEMENT,
  ORDER_STATE.TRANSACTION_COMPLETE,
])

/** Withdrawn, and closed: what ends a complaint in these stories. */
const OVER = new Set([102, 205])

/** @returns whether an event is so, when it comes: none of these things is ever undone in a story */
export function openTruth({ control, truth, stories }: Deps) {
  return async (news: News): Promise<boolean> => {
    const { type, order, shipment, complaint } = news
    const { transaction_id = '' } = order ?? shipment ?? complaint ?? {}
    // Faults refuse the account now and then.
    if (type === 'account.restricted') return true
    const at_wechat = await truth({ transaction_id })
    const state = at_wechat.order?.order_state
    if (state === undefined) return false
    const story = stories.get(transaction_id)
    switch (type) {
      case 'order.paid':
        return true
      case 'order.refunded':
        // WeChat Pay has paid all of it back, or the order shows it.
        return state === ORDER_STATE.REFUNDED || (story?.refunded ?? 0) >= PAID
      case 'order.settling':
        return at_wechat.uploads > 0
      case 'order.receipt_confirmed':
        return RECEIVED.has(state)
      case 'order.settled':
        return state === ORDER_STATE.TRANSACTION_COMPLETE
      case 'shipment.accepted':
        return story?.posted === true
      case 'shipment.shipped':
        return JSON.stringify(at_wechat.order.shipping).includes(`YT${transaction_id}`)
      case 'shipment.rejected':
        return at_wechat.uploads === 0
      case 'shipment.needs_attention':
        return shipment?.reason !== 'refunded' || (story?.refunded ?? 0) > 0
      case 'complaint.opened':
        return story !== undefined && story.complaint !== null
      case 'complaint.closed': {
        const id = complaint?.complaint_order_id ?? ''
        return OVER.has((await control<Complaint>('GET', `/complaints/${id}`)).body.status)
      }
      default:
        // None waits for hours, none is corrected, no parcel is followed.
        return false
    }
  }
}

export interface Judged {
  events: number
  /** In the feed, and never answered with 2xx. */
  undelivered: number
  /** Delivered, and not in the feed. */
  unknown_events: number
  /** Of what the emulator has, without an event. */
  events_missing: number
  /** The same news under two ids. */
  told_twice: number
  /** Events that were not so when they came. */
  untrue: number
  shipped: number
  /** Payments with more or fewer uploads than their story has. */
  uploads_wrong: number
  chances_spent: number
  /** Refunded in full and known to be, and shipped. */
  shipped_refunded: number
  complaints: number
  /** Complaints of which WeChat told nobody: it gave their pushes up while the servers were down, and lists none. */
  never_pushed: number
  /** Answers that took effect, beyond and short of what the merchant gave. */
  answered_twice: number
  answers_missing: number
  /** What is wrong, in words. */
  words: string[]
}

/** What may be told again and again. */
const REPEATS = new Set(['shipment.needs_attention', 'account.restricted'])

/** Compares all that the emulator has with all that is in the feed and was taken. */
export async function judge({
  ask,
  control,
  truth,
  stories,
  taken,
}: Deps & Pick<World, 'ask'> & { taken: ReadonlyMap<string, Told> }): Promise<Judged> {
  const feed = new Map<string, string>()
  for (let after = 0; ;) {
    const page = await ask<{ events: { id: string; type: string }[]; next_after: number }>(
      'GET',
      `/api/outgoing?after=${after}&limit=500`,
    )
    for (const { id, type } of page?.body.events ?? []) feed.set(id, type)
    if (!page || page.body.events.length === 0) break
    after = page.body.next_after
  }
  const words: string[] = []
  const undelivered = [...feed].filter(([id]) => !taken.has(id))
  words.push(...undelivered.map(([id, type]) => `not delivered: ${type} ${id}`))
  const told = new Map<string, number>()
  for (const { type, about } of taken.values())
    told.set(`${type} ${about}`, (told.get(`${type} ${about}`) ?? 0) + 1)
  const twice = [...told].filter(([what, n]) => n > 1 && !REPEATS.has(what.split(' ')[0]!))
  words.push(...twice.map(([what, n]) => `${what}: ${n} events`))

  const { body } = await control<{ complaints: Complaint[] }>('GET', '/complaints')
  const sums = { shipped: 0, uploads_wrong: 0, chances_spent: 0, shipped_refunded: 0 }
  const missing: string[] = []
  const need = (type: string, about: string) => {
    if (!told.has(`${type} ${about}`)) missing.push(`never told: ${type} ${about}`)
  }
  const wasPushed = async (complaint: string) => {
    const path = `/pushes?limit=1000&q=${complaint}`
    const { pushes } = (await control<{ pushes: { delivered: boolean }[] }>('GET', path)).body
    return pushes.some(({ delivered }) => delivered)
  }
  let [answered_twice, answers_missing, never_pushed] = [0, 0, 0]
  for (const story of stories.values()) {
    const { transaction_id } = story.payment
    const { order, uploads, reshipments_spent } = await truth(story.payment)
    sums.shipped += Math.min(uploads, 1)
    sums.chances_spent += reshipments_spent
    const allowed: readonly number[] = STORIES[story.kind].uploads
    if (!allowed.includes(uploads)) {
      sums.uploads_wrong += 1
      words.push(`${story.kind} ${transaction_id}: ${uploads} uploads`)
    }
    if (story.known_refunded) sums.shipped_refunded += uploads
    need('order.paid', transaction_id)
    if (RECEIVED.has(order.order_state)) need('order.receipt_confirmed', transaction_id)
    if (order.order_state === ORDER_STATE.TRANSACTION_COMPLETE)
      need('order.settled', transaction_id)
    if (story.refunded >= PAID) need('order.refunded', transaction_id)
    const found = await ask<{ shipments: { id: string; state: string }[] }>(
      'GET',
      `/api/shipments?limit=10&transaction_id=${transaction_id}`,
    )
    const shipments = found?.body.shipments ?? []
    for (const { id } of shipments) need('shipment.accepted', id)
    for (const { id } of shipments) if (uploads > 0) need('shipment.shipped', id)
    if (story.posted && shipments.length === 0) missing.push(`no shipment of ${transaction_id}`)
    const { complaint } = story
    if (complaint === null) continue
    if (await wasPushed(complaint)) {
      need('complaint.opened', complaint)
      need('complaint.closed', complaint)
    } else never_pushed += 1
    const history = body.complaints.find((one) => one.complaint_order_id === complaint)?.history
    const effects = history?.filter(({ itemType }) => ANSWERS.has(itemType)).length ?? 0
    const given = STORIES[story.kind].answers
    answered_twice += Math.max(effects - given, 0)
    answers_missing += Math.max(given - Math.min(effects, story.answered), 0)
  }
  return {
    events: feed.size,
    undelivered: undelivered.length,
    unknown_events: [...taken.keys()].filter((id) => !feed.has(id)).length,
    events_missing: missing.length,
    told_twice: twice.length,
    untrue: 0,
    ...sums,
    complaints: body.complaints.length,
    never_pushed,
    answered_twice,
    answers_missing,
    words: [...words, ...missing],
  }
}
