import type { BuyerOrder } from '@fahuo/contract'
import { createContext, useContext, useEffect, useMemo, useRef, type ReactNode } from 'react'
import { createBuyerApi, type BuyerApi } from '../core/buyer-api.ts'
import type { ConfirmReceiptEnv } from '../core/confirm-receipt.ts'
import { interruptedReceipt } from '../core/interrupted-receipt.ts'
import { textsFor } from '../core/language.ts'
import type { Texts } from '../core/texts.ts'
import { appBaseInfo } from '../core/wechat-version.ts'
import { wxEnv, type KitWx, type NetworkEnv } from '../core/wx-env.ts'
import { createOrderCache, type OrderCache } from './order-cache.ts'

/** Tracking inside WeChat, with its logistics plugin. */
export interface TrackingOptions {
  /** `() => requirePlugin('logisticsPlugin')`; app.json must declare the plugin. */
  plugin: () => unknown
  /** The picture that WeChat shows beside the goods: https. */
  goodsImage: string | ((order: BuyerOrder) => string)
  /**
   * Returns the receiver's phone number on the parcel's label, which WeChat requires; undefined where
   * your Mini Program does not know it: the buyer is asked then.
   */
  receiverPhone?: (order: BuyerOrder) => string | undefined | Promise<string | undefined>
}

interface Fahuo {
  api: BuyerApi
  texts: Texts
  confirmEnv: ConfirmReceiptEnv
  network: NetworkEnv
  orderCache: OrderCache
  tracking: TrackingOptions | undefined
  /** Opens WeChat's update page; undefined where this WeChat has none. */
  updateWechat: (() => void) | undefined
  /** The buyer's font size in WeChat: 1 is normal. */
  scale: number
}

const FahuoContext = createContext<Fahuo | null>(null)

/** WeChat's own global: Taro's openBusinessView is wrapped in a promise, which loses the tap. */
declare const wx: KitWx & { updateWeChatApp?: (options: object) => void }

/** Returns the buyer's font size in WeChat: 1 is normal, larger than 1.6 is cut to it. */
function fontScale(): number {
  const { fontSizeScaleFactor, fontSizeSetting } = appBaseInfo(wx)
  const scale = fontSizeScaleFactor ?? (fontSizeSetting ?? 17) / 17
  return Math.round(Math.min(Math.max(scale, 1), 1.6) * 100) / 100
}

/**
 * Provides the server's address and the texts to the hooks and components inside it. Wrap the app in
 * it. Session, loaded orders and API stay the same while `baseUrl` does, however often it is rendered
 * with new objects.
 * @param baseUrl the Fahuo server, for instance https://fahuo.example.com; must be on the request
 * domain list of the Mini Program
 */
export function FahuoProvider(props: {
  baseUrl: string
  texts?: Partial<Texts>
  tracking?: TrackingOptions | undefined
  children?: ReactNode
}) {
  const { baseUrl } = props
  const texts = useSameWhileEqual(props.texts)
  const tracking = useLatestTracking(props.tracking)
  const parts = useMemo(() => {
    const env = wxEnv(wx)
    return {
      api: createBuyerApi({ baseUrl, ...env }),
      confirmEnv: env,
      network: env,
      orderCache: createOrderCache(),
      updateWechat: wx.updateWeChatApp && (() => wx.updateWeChatApp?.({})),
      scale: fontScale(),
    }
  }, [baseUrl])
  const fahuo = useMemo<Fahuo>(
    () => ({ ...parts, texts: { ...textsFor(appBaseInfo(wx).language), ...texts }, tracking }),
    [parts, texts, tracking],
  )

  // WeChat may have ended the Mini Program while the component was open: ask the server.
  useEffect(() => {
    const { api, confirmEnv, orderCache } = parts
    const order = confirmEnv.storage && interruptedReceipt(confirmEnv.storage)
    if (order) api.receipt(order.transaction_id).then(orderCache.publish, () => {})
  }, [parts])
  return <FahuoContext.Provider value={fahuo}>{props.children}</FahuoContext.Provider>
}

/** Returns an earlier object while the new one has the same values: it may be written inline. */
function useSameWhileEqual<Value extends object>(value: Value | undefined): Value | undefined {
  const kept = useRef(value)
  const [a, b] = [Object.entries(kept.current ?? {}), Object.entries(value ?? {})]
  const before: ReadonlyMap<string, unknown> = new Map(a)
  const isEqual = a.length === b.length && b.every(([name, one]) => before.get(name) === one)
  if (!isEqual) kept.current = value
  return kept.current
}

/** Returns one object that asks the options of the latest rendering: their functions may be inline. */
function useLatestTracking(tracking: TrackingOptions | undefined): TrackingOptions | undefined {
  const latest = useRef(tracking)
  latest.current = tracking
  const isGiven = tracking !== undefined
  return useMemo<TrackingOptions | undefined>(() => {
    if (!isGiven) return undefined
    return {
      plugin: () => latest.current?.plugin(),
      goodsImage(order) {
        const image = latest.current?.goodsImage ?? ''
        return typeof image === 'string' ? image : image(order)
      },
      receiverPhone: (order) => latest.current?.receiverPhone?.(order),
    }
  }, [isGiven])
}

export function useFahuo(): Fahuo {
  const fahuo = useContext(FahuoContext)
  if (!fahuo)
    throw new Error('FahuoProvider is missing: wrap the app in <FahuoProvider baseUrl="…">.')
  return fahuo
}
