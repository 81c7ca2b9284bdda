import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import type { OpenBusinessViewOptions, ReturnOptions } from './business-view.ts'
import {
  confirmReceipt,
  isWrongPayer,
  watchConfirmReceipt,
  type ConfirmReceiptOutcome,
} from './confirm-receipt.ts'
import { interruptedReceipt } from './interrupted-receipt.ts'

const order = { transaction_id: '42', merchant_id: '19', merchant_trade_no: 'T1' }
const COMPONENT = 'wx1183b055aeec94d1'

/** A WeChat that records what it opens, and whose App.onShow the test calls. */
function fakeApp() {
  const listeners = new Set<(options: ReturnOptions) => void>()
  const opened: OpenBusinessViewOptions[] = []
  return {
    opened,
    listening: () => listeners.size,
    show: (options: ReturnOptions) => {
      for (const listener of Array.from(listeners)) listener(options)
    },
    env: {
      wx: { openBusinessView: (options: OpenBusinessViewOptions) => void opened.push(options) },
      onAppShow: (listener: (options: ReturnOptions) => void) => {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
    },
  }
}

const back = (extraData: object, appId = COMPONENT): ReturnOptions => ({
  referrerInfo: { appId, extraData },
})

describe('confirmReceipt', () => {
  it('opens at once, inside the tap', () => {
    const app = fakeApp()
    void confirmReceipt(order, app.env)
    expect(app.opened).toMatchObject([{ businessType: 'weappOrderConfirm', extraData: order }])
  })

  it.each(['success', 'fail', 'cancel'])(
    'resolves with the status that the component returns (%s)',
    async (status) => {
      const app = fakeApp()
      const ended = confirmReceipt(order, app.env)
      app.show(back({ status, req_extradata: order }))
      expect(await ended).toEqual({ outcome: 'returned', status })
      expect(app.listening()).toBe(0)
    },
  )

  it('reads the return as devtools send it, and under the name in the documents', async () => {
    const app = fakeApp()
    const ended = confirmReceipt(order, app.env)
    app.show({
      referrerInfo: {
        appid: COMPONENT,
        extraData: JSON.stringify({ status: 'fail', errormsg: 'x', req_extradata: order }),
      },
    })
    expect(await ended).toEqual({ outcome: 'returned', status: 'fail', errormsg: 'x' })
  })

  it.each<[string, ReturnOptions]>([
    ['nothing', {}],
    ['a return from another Mini Program', back({ status: 'success' }, 'wxother')],
    [
      'a return for another order',
      back({ status: 'success', req_extradata: { transaction_id: '43' } }),
    ],
    ['a status that nobody knows', back({ status: 'maybe' })],
    ['no object', back([] as object)],
    ['a return of the component without extraData', { referrerInfo: { appId: COMPONENT } }],
  ])('has no answer when App.onShow brings %s', async (_what, options) => {
    const app = fakeApp()
    const ended = confirmReceipt(order, app.env)
    app.show(options)
    expect(await ended).toEqual({ outcome: 'no_answer' })
  })

  it('listens once, however often the buyer taps', () => {
    const app = fakeApp()
    for (let tap = 0; tap < 10; tap += 1) void confirmReceipt(order, app.env)
    expect(app.listening()).toBe(1)
  })

  it('does not take an old return for a new one', async () => {
    const app = fakeApp()
    const first = confirmReceipt(order, app.env)
    const replayed = back({ status: 'cancel', req_extradata: order })
    app.show(replayed)
    expect(await first).toMatchObject({ status: 'cancel' })
    // Android hands the same one over again.
    const second = confirmReceipt(order, app.env)
    app.show(replayed)
    expect(await second).toEqual({ outcome: 'no_answer' })
  })

  it('resolves with unsupported where WeChat has no component', async () => {
    const { env } = fakeApp()
    expect(await confirmReceipt(order, { ...env, wx: {} })).toEqual({ outcome: 'unsupported' })
  })

  it('resolves with not_opened, and removes its listener', async () => {
    const app = fakeApp()
    const ended = confirmReceipt(order, app.env)
    app.opened[0]?.fail?.({ errMsg: 'openBusinessView:fail' })
    expect(await ended).toEqual({ outcome: 'not_opened', errMsg: 'openBusinessView:fail' })
    expect(app.listening()).toBe(0)
    const throwing = {
      ...app.env,
      wx: {
        openBusinessView: () => {
          throw new Error('not here')
        },
      },
    }
    expect(await confirmReceipt(order, throwing)).toMatchObject({ outcome: 'not_opened' })
  })

  it('reads a status from the success callback of a release build, and nothing else', async () => {
    const app = fakeApp()
    const ended = confirmReceipt(order, app.env)
    app.opened[0]?.success?.({ errMsg: 'openBusinessView:ok' })
    app.opened[0]?.success?.({ errMsg: 'openBusinessView:ok', extraData: { status: 'cancel' } })
    expect(await ended).toEqual({ outcome: 'returned', status: 'cancel' })
    expect(app.listening()).toBe(0)
  })

  it('ignores an old return that Android passes again at a later entry', async () => {
    const app = fakeApp()
    const ended = confirmReceipt(order, app.env)
    app.show({ ...back({ status: 'success', req_extradata: order }), scene: 1089 })
    expect(await ended).toEqual({ outcome: 'no_answer' })
  })

  it('finishes an attempt that was never closed when the buyer taps again', async () => {
    const app = fakeApp()
    const first = confirmReceipt(order, app.env)
    const second = confirmReceipt(order, app.env)
    expect(await first).toEqual({ outcome: 'no_answer' })
    app.show(back({ status: 'success', req_extradata: order }))
    expect(await second).toEqual({ outcome: 'returned', status: 'success' })
  })

  it('resolves, whatever is returned, and listens until a return of the component', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.anything(), fc.record({ referrerInfo: fc.anything() })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (shown) => {
          const app = fakeApp()
          const ended = confirmReceipt(order, app.env)
          for (const options of shown) app.show(options ?? {})
          expect(['returned', 'no_answer']).toContain((await ended).outcome)
          app.show(back({ status: 'cancel', req_extradata: order }))
          expect(app.listening()).toBe(0)
        },
      ),
    )
  })

  it("never takes another order's success for this one's", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1 }), async (transaction_id) => {
        fc.pre(transaction_id !== order.transaction_id)
        const app = fakeApp()
        const ended = confirmReceipt(order, app.env)
        app.show(back({ status: 'success', req_extradata: { transaction_id } }))
        expect(await ended).toEqual({ outcome: 'no_answer' })
      }),
    )
  })

  describe('watched', () => {
    function watch() {
      const app = fakeApp()
      const outcomes: ConfirmReceiptOutcome[] = []
      const logged: unknown[][] = []
      const log = (...values: unknown[]) => void logged.push(values)
      const stop = watchConfirmReceipt(order, { ...app.env, log }, (one) => void outcomes.push(one))
      return { app, outcomes, logged, stop }
    }

    it('goes on after App.onShow without a return, and takes the real return whenever it comes', () => {
      const { app, outcomes } = watch()
      app.show({})
      app.show({ scene: 1001 })
      app.show(back({ status: 'success', req_extradata: { transaction_id: '43' } }))
      expect(outcomes).toEqual(Array.from({ length: 3 }, () => ({ outcome: 'no_answer' })))
      app.show(back({ status: 'success', req_extradata: order }))
      expect(outcomes.at(-1)).toEqual({ outcome: 'returned', status: 'success' })
      app.show({})
      expect(outcomes).toHaveLength(4)
      expect(app.listening()).toBe(0)
    })

    it.each(['openBusinessView:fail cancel', 'openBusinessView:fail:cancel'])(
      'takes %s for no error, and does not log it',
      (errMsg) => {
        const { app, outcomes, logged } = watch()
        app.opened[0]?.fail?.({ errMsg })
        expect(outcomes).toEqual([{ outcome: 'cancelled' }])
        expect(logged).toEqual([])
      },
    )

    it("knows the component's words for another account that paid, and logs why it failed", () => {
      const { app, outcomes, logged } = watch()
      app.show(back({ status: 'fail', errormsg: '获取用户订单失败', req_extradata: order }))
      expect(outcomes.map(isWrongPayer)).toEqual([true])
      expect(JSON.stringify(logged)).toContain('获取用户订单失败')
      expect(JSON.stringify(logged)).not.toContain(order.merchant_trade_no)
      expect(isWrongPayer({ outcome: 'returned', status: 'fail', errormsg: 'x' })).toBe(false)
    })

    it('is told nothing any more once it stops', () => {
      const { app, outcomes, stop } = watch()
      stop()
      app.show(back({ status: 'success' }))
      app.opened[0]?.success?.({ extraData: { status: 'success' } })
      expect(outcomes).toEqual([])
    })
  })

  describe('when WeChat ends the Mini Program under the component', () => {
    function phone() {
      const kept = new Map<string, unknown>()
      return {
        kept,
        storage: {
          get: (key: string) => kept.get(key),
          set: (key: string, value: object) => void kept.set(key, value),
          remove: (key: string) => void kept.delete(key),
        },
      }
    }

    it('returns the order at the next start, once', () => {
      const { storage } = phone()
      void confirmReceipt(order, { ...fakeApp().env, storage })
      expect(interruptedReceipt(storage)).toEqual(order)
      expect(interruptedReceipt(storage)).toBeNull()
    })

    it('returns nothing after an attempt that finished, or after an hour', async () => {
      const { storage } = phone()
      const app = fakeApp()
      const ended = confirmReceipt(order, { ...app.env, storage })
      app.show(back({ status: 'cancel' }))
      await ended
      expect(interruptedReceipt(storage)).toBeNull()

      void confirmReceipt(order, { ...app.env, storage })
      vi.useFakeTimers({ now: Date.now() + 2 * 3600_000 })
      expect(interruptedReceipt(storage)).toBeNull()
      vi.useRealTimers()
    })

    it('reads any other stored value as nothing', () => {
      fc.assert(
        fc.property(fc.anything(), (stored) => {
          const { storage, kept } = phone()
          kept.set('fahuo-receipt', stored)
          expect(interruptedReceipt(storage)).toBeNull()
        }),
      )
    })
  })
})
