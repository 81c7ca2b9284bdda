/** What happens to payments of which others are told, while servers die: refunds, complaints, answers. */
import { setTimeout as wait } from 'node:timers/promises'
import { until } from '../support/http.ts'
import { content } from '../support/merchant.ts'
import type { Payment } from './payments.ts'
import type { openShop, World } from './shop.ts'

/** How long one step of a story may take on a machine that has much else to do. */
const PATIENCE_MS = 900_000

/** WeChat Pay is told to send again what it has waited with for so long. */
const LONGEST_PAUSE_MS = 20_000

interface Notification {
  id: string
  state: string
}

/** WeChat shows an order that was refunded as paid till the next day [staff]. */
const STATE_AFTER_SECONDS = 86_400

export interface Story {
  kind: StoryKind
  payment: Payment
  /** Fen that were refunded, or are being refunded, successfully. */
  refunded: number
  /** The server had said so before anything was shipped. */
  known_refunded: boolean
  /** What a server has accepted. */
  posted: boolean
  complaint: string | null
  /** Answers that the merchant gave to the complaint and has as done. */
  answered: number
}

/** Fen of each payment. */
export const PAID = 16_800

/** The calls that answers to complaints are. */
export const ANSWER_CALLS = {
  agree: '/wxaapi/minishop/bussiRespondComplaint',
  refuse: '/wxaapi/minishop/bussiRespondComplaint',
  proof: '/wxaapi/minishop/bussiSupplyProof',
} as const

/** What becomes of one answer after the other; null: all is well. */
const LOST = [
  { effect: 'cut_after' },
  { effect: 'errcode_after', errcode: -1 },
  null,
  { effect: 'delay_after', ms: 400 },
  { effect: 'garbage_after' },
  { effect: 'cut_before' },
]

/** @returns what a payment goes through, by its kind */
export function openStories(
  { ask, control }: Pick<World, 'ask' | 'control'>,
  shop: ReturnType<typeof openShop>['shop'],
) {
  let lost = 0
  /**
   * WeChat Pay has had its answer to all that it told of a payment. Its longer pauses are not waited for:
   * each try may have met a server that was dead.
   */
  const notified = async ({ transaction_id }: Payment) => {
    const path = `/pay/notifications?transaction_id=${transaction_id}`
    const deadline = performance.now() + PATIENCE_MS
    while (performance.now() < deadline) {
      const tries = until(
        async () => (await control<{ notifications: Notification[] }>('GET', path)).body,
        ({ notifications }) => notifications.every(({ state }) => state === 'delivered'),
        LONGEST_PAUSE_MS,
      )
      if (await tries.catch(() => null)) return
      const { body } = await control<{ notifications: Notification[] }>('GET', path)
      for (const { id, state } of body.notifications)
        if (state !== 'delivered') await control('POST', '/pay/notifications', { id })
    }
    throw new Error(`WeChat Pay was not answered about ${transaction_id}`)
  }
  const ship = async (story: Story) => {
    const { transaction_id } = story.payment
    story.posted = true
    const id = await shop.post(content(transaction_id, `YT${transaction_id}`))
    if (id === null) throw new Error(`${transaction_id} was not accepted`)
    return id
  }
  /** The story goes on when WeChat has it: a person retries what needs one, which a slow machine makes. */
  const shipped = async (story: Story) => {
    const path = `/api/shipments/${await ship(story)}`
    const deadline = performance.now() + PATIENCE_MS
    while (performance.now() < deadline) {
      const answer = await ask<{ shipment?: { state: string } }>('GET', path)
      const state = answer?.body.shipment?.state
      if (state === 'shipped') return shop.finished(story.payment)
      if (state === 'rejected') return null
      if (state === 'needs_attention') await ask('POST', `${path}/retry`, {})
      await wait(50)
    }
    throw new Error(`${story.payment.transaction_id} is not shipped`)
  }
  const refund = async (story: Story, amount: number, state_after = STATE_AFTER_SECONDS) => {
    // Before it is asked for: what is told of it may come before the answer.
    story.refunded += amount
    await control('POST', `/orders/${story.payment.transaction_id}/refund`, { amount, state_after })
  }
  const complain = async (story: Story) => {
    const { transaction_id } = story.payment
    const { body } = await control<{ complaint_order_id: string }>('POST', '/complaints', {
      transaction_id,
    })
    story.complaint = body.complaint_order_id
    return `/complaints/${story.complaint}`
  }
  /** Gives the same answer until the server says that WeChat has it. */
  const answer = async (
    story: Story,
    given: { action: keyof typeof ANSWER_CALLS; content?: string },
  ) => {
    interface Answered {
      answer?: { state: string }
      error?: { code: string }
    }
    const fault = LOST[lost % LOST.length]
    lost += 1
    if (fault) await control('POST', '/faults', { path: ANSWER_CALLS[given.action], ...fault })
    const last = await until(
      () => ask<Answered>('POST', `/api/complaints/${story.complaint}/answers`, given),
      (said) =>
        said?.body.answer?.state === 'done' || said?.body.error?.code === 'refused_by_wechat',
      PATIENCE_MS,
    )
    if (last?.status === 200) story.answered += 1
  }

  const tell = {
    plain: shipped,
    'refunded in part before': async (story: Story) => {
      await refund(story, 400)
      await notified(story.payment)
      await shipped(story)
    },
    'refunded in full before': async (story: Story) => {
      await refund(story, 6_800)
      await refund(story, PAID - 6_800)
      await notified(story.payment)
      story.known_refunded = true
      await shop.ended(await ship(story))
    },
    'refunded in full meanwhile': async (story: Story) => {
      const shipping = ship(story)
      await wait(Math.random() * 150)
      await refund(story, PAID)
      await shop.ended(await shipping)
    },
    'refunded in part after': async (story: Story) => {
      await shipped(story)
      await refund(story, 400)
    },
    'refunded in full after': async (story: Story) => {
      await shipped(story)
      await refund(story, PAID, 0)
    },
    'complaint, agreed': async (story: Story) => {
      await shipped(story)
      const complaint = await complain(story)
      await answer(story, { action: 'agree' })
      await control('POST', complaint, { status: 205 })
    },
    'complaint, refused and proven': async (story: Story) => {
      await shipped(story)
      const complaint = await complain(story)
      await answer(story, { action: 'refuse', content: 'It was signed for.' })
      await control('POST', complaint, { status: 106 })
      await answer(story, { action: 'proof', content: 'The carrier has a signature.' })
      await control('POST', complaint, { status: 205 })
      // WeChat tells of it once more when it is over.
      await control('POST', complaint, { appeal_state: 401 })
    },
    'complaint, withdrawn': async (story: Story) => {
      await shipped(story)
      await control('POST', `${await complain(story)}/withdraw`)
    },
  } as const

  /** A buyer pays, WeChat Pay tells of it, and the story goes on. */
  return async (kind: StoryKind, note: (story: Story) => void): Promise<void> => {
    const { body } = await control<Payment>('POST', '/orders', { paid_amount: PAID })
    const none = { refunded: 0, known_refunded: false, posted: false, complaint: null, answered: 0 }
    const story: Story = { kind, payment: body, ...none }
    note(story)
    await notified(story.payment)
    await tell[kind](story)
    await notified(story.payment)
  }
}

/** What WeChat must have in the end. */
export const STORIES = {
  plain: { uploads: [1], answers: 0 },
  'refunded in part before': { uploads: [1], answers: 0 },
  'refunded in full before': { uploads: [0], answers: 0 },
  // Whichever came first.
  'refunded in full meanwhile': { uploads: [0, 1], answers: 0 },
  'refunded in part after': { uploads: [1], answers: 0 },
  'refunded in full after': { uploads: [1], answers: 0 },
  'complaint, agreed': { uploads: [1], answers: 1 },
  'complaint, refused and proven': { uploads: [1], answers: 2 },
  'complaint, withdrawn': { uploads: [1], answers: 0 },
} as const satisfies Record<string, { uploads: readonly number[]; answers: number }>
export type StoryKind = keyof typeof STORIES
export const STORY_KINDS = Object.keys(STORIES) as StoryKind[]
