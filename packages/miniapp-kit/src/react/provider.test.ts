// @vitest-environment jsdom
import { createElement, useEffect } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { textsFor } from '../core/language.ts'
import { order } from '../core/order.testing.ts'
import { FahuoProvider, useFahuo, type TrackingOptions } from './provider.tsx'

type Props = Omit<Parameters<typeof FahuoProvider>[0], 'baseUrl' | 'children'>
type Fahuo = ReturnType<typeof useFahuo>

const requests: string[] = []
const wx = {
  getSystemInfoSync: () => ({ SDKVersion: '3.8.0', language: 'zh_CN' }),
  login: ({ success }: { success: (result: object) => void }) => success({ code: 'c' }),
  request: ({ url, success }: { url: string; success: (result: object) => void }) => {
    requests.push(url.replace('https://shop.example', ''))
    const data = { token: 't', expires_in: 7200, order: order({}) }
    success({ statusCode: 200, data })
  },
  getStorageSync: () => '',
  setStorageSync: () => {},
  removeStorageSync: () => {},
  onAppShow: () => {},
  offAppShow: () => {},
}

describe('the provider', () => {
  let root: Root
  const rendered: Fahuo[] = []

  /** A page: it asks whenever it gets another API. */
  function Page() {
    const fahuo = useFahuo()
    rendered.push(fahuo)
    useEffect(() => {
      void fahuo.api.receipt('42')
    }, [fahuo.api])
    return null
  }
  const render = (props: Props, baseUrl = 'https://shop.example') => {
    flushSync(() =>
      root.render(createElement(FahuoProvider, { baseUrl, ...props }, createElement(Page))),
    )
    return rendered.at(-1)!
  }

  beforeEach(() => {
    vi.stubGlobal('wx', wx)
    rendered.length = 0
    requests.length = 0
    root = createRoot(document.createElement('div'))
  })
  afterEach(() => {
    root.unmount()
    vi.unstubAllGlobals()
  })

  it('keeps API, orders and login while it is rendered with inline texts and tracking', async () => {
    const inline = () =>
      render({
        texts: { retry: '再试', orderLabel: (state) => state },
        tracking: { plugin: () => null, goodsImage: () => 'https://x' },
      })
    const first = inline()
    for (let navigation = 0; navigation < 6; navigation += 1) {
      const again = inline()
      for (const name of ['api', 'orderCache', 'confirmEnv', 'network', 'tracking'] as const)
        expect(again[name]).toBe(first[name])
    }
    await expect.poll(() => requests).toEqual(['/buyer/session', '/buyer/orders/42/receipt'])
  })

  it('gives the pages one value while empty objects are all that changes', () => {
    const first = render({ texts: {}, tracking: undefined })
    expect(render({ texts: {} })).toBe(first)
    expect(render({})).toBe(first)
  })

  it('takes new texts and the options of the latest rendering', () => {
    const tracking = (image: string): TrackingOptions => ({
      plugin: () => image,
      goodsImage: image,
      receiverPhone: () => image,
    })
    expect(render({ texts: { retry: 'a' }, tracking: tracking('a') }).texts.retry).toBe('a')
    const fahuo = render({ texts: { retry: 'b' }, tracking: tracking('b') })
    expect(fahuo.texts.retry).toBe('b')
    expect(fahuo.texts.copy).toBe(textsFor('zh_CN').copy)
    const { plugin, goodsImage, receiverPhone } = fahuo.tracking!
    const image = typeof goodsImage === 'string' ? goodsImage : goodsImage(order({}))
    expect([plugin(), image, receiverPhone?.(order({}))]).toEqual(['b', 'b', 'b'])
    expect(render({}).tracking).toBeUndefined()
  })

  it('starts anew with another server', () => {
    const first = render({})
    expect(render({}, 'https://other.example').api).not.toBe(first.api)
  })
})
