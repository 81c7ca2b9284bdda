/** A merchant that asks until it is answered, and a person at WeChat's console. */
import { setTimeout as wait } from 'node:timers/promises'
import { call, until } from '../support/http.ts'
import type { Payment, Shop } from './payments.ts'
import { UPLOAD } from './trouble.ts'

/** How long a merchant asks again, and waits for WeChat. */
const PATIENCE_MS = 20_000

interface Answered {
  shipment?: { id: string }
  error?: { code: string }
}

export interface Truth {
  order: { order_state: number; shipping: { shipping_list?: { upload_time: number }[] } }
  reshipments_spent: number
  uploads: number
}

type Answer<Body> = Promise<{ status: number; body: Body }>

export interface World {
  /** Asks any server as the merchant; null when it does not answer. */
  ask: <Body>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ) => Promise<Awaited<Answer<Body>> | null>
  /** Asks the emulator's control interface. */
  control: <Body>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Answer<Body>
  truth: (payment: Payment) => Promise<Truth>
  /** Where WeChat is, and who asks it. */
  wechat: string
  appid: string
  secret: string
}

/** @returns the shop, the ids of what servers have accepted, and what was counted */
export function openShop({ ask, control, truth, wechat, appid, secret }: World) {
  const accepted: string[] = []
  const counts = { by_hand: 0, refused: 0, without_lag: 0 }
  const shop: Shop = {
    async post(body) {
      const since = performance.now()
      for (;;) {
        const answer = await ask<Answered>('POST', '/api/shipments', body)
        const id = answer?.status === 202 ? answer.body.shipment?.id : undefined
        if (id !== undefined) {
          if (!accepted.includes(id)) accepted.push(id)
          return id
        }
        const late = performance.now() - since > PATIENCE_MS
        const said = answer?.body.error?.code
        if (answer?.status === 409 && (late || said === 'already_shipped')) {
          counts.refused += 1
          return null
        }
        await wait(50)
      }
    },
    async byHand(body, payment) {
      counts.by_hand += 1
      const { access_token } = (
        await call<{ access_token: string }>('POST', `${wechat}/cgi-bin/stable_token`, {
          body: { grant_type: 'client_credential', appid, secret },
        })
      ).body
      for (;;) {
        const { order } = await truth(payment)
        const times = (order.shipping.shipping_list ?? []).map(({ upload_time }) => upload_time)
        const later = Math.max(Date.now(), ...times.map((time) => (time + 1) * 1000))
        const answer = await call<{ errcode: number }>(
          'POST',
          `${wechat}${UPLOAD}?access_token=${access_token}`,
          {
            body: {
              ...body,
              upload_time: new Date(later).toISOString(),
              payer: { openid: payment.openid },
            },
          },
        ).catch(() => null)
        const after = await truth(payment)
        if (answer?.body.errcode === 0 || JSON.stringify(after).includes('HAND')) return
        await wait(20)
      }
    },
    finished: (payment) =>
      until(
        () => truth(payment),
        ({ order }) => order.order_state >= 2,
        PATIENCE_MS,
      ).catch(() => null),
    ended: (id) =>
      until(
        () => ask<{ shipment?: { state: string } }>('GET', `/api/shipments/${id}`),
        (answer) =>
          !['queued', 'sending', 'verifying'].includes(answer?.body.shipment?.state ?? 'queued'),
        PATIENCE_MS,
      ).catch(() => null),
    async withoutLag(work) {
      counts.without_lag += 1
      await control('DELETE', '/faults')
      try {
        return await work()
      } finally {
        counts.without_lag -= 1
      }
    },
  }
  return { shop, accepted, counts }
}
