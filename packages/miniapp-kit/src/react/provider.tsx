import type { BuyerOrder } from '@fahuo/contract'
import Taro from '@tarojs/taro'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { createBuyerApi, type BuyerApi } from '../core/buyer-api.ts'
import type { ConfirmReceiptEnv } from '../core/confirm-receipt.ts'
import { interruptedReceipt } from '../core/interrupted-receipt.ts'
import { textsFor } from '../core/language.ts'
import type { Texts } from '../core/texts.ts'
import { wxEnv, type KitWx } from '../core/wx-env.ts'
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
  const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo() as {
    fontSizeScaleFactor?: number
    fontSizeSetting?: number
  }
  const scale = fontSizeScaleFactor ?? (fontSizeSetting ?? 17) / 17
  return Math.round(Math.min(Math.max(scale, 1), 1.6) * 100) / 100
}

/**
 * Provides the server's address and the texts to the hooks and components inside it. Wrap the app in it.
 * @param baseUrl the Fahuo server, for instance https://fahuo.example.com; must be on the request
 * domain list of the Mini Program
 */
export function FahuoProvider(props: {
  baseUrl: string
  texts?: Partial<Texts>
  tracking?: TrackingOptions | undefined
  children?: ReactNode
}) {
  const { baseUrl, texts, tracking } = props
  const fahuo = useMemo<Fahuo>(() => {
    const env = wxEnv(wx)
    return {
      api: createBuyerApi({ baseUrl, ...env }),
      texts: { ...textsFor(Taro.getAppBaseInfo().language), ...texts },
      confirmEnv: env,
      orderCache: createOrderCache(),
      tracking,
      updateWechat: wx.updateWeChatApp && (() => wx.updateWeChatApp?.({})),
      scale: fontScale(),
    }
  }, [baseUrl, texts, tracking])

  // WeChat may have ended the Mini Program while the component was open: ask the server.
  useEffect(() => {
    const order = fahuo.confirmEnv.storage && interruptedReceipt(fahuo.confirmEnv.storage)
    if (order) fahuo.api.receipt(order.transaction_id).then(fahuo.orderCache.publish, () => {})
  }, [fahuo])
  return <FahuoContext.Provider value={fahuo}>{props.children}</FahuoContext.Provider>
}

export function useFahuo(): Fahuo {
  const fahuo = useContext(FahuoContext)
  if (!fahuo)
    throw new Error('FahuoProvider is missing: wrap the app in <FahuoProvider baseUrl="…">.')
  return fahuo
}

/** Returns the style of a component's root element, so that sizes follow the buyer's font size. */
export function useRootStyle(): { style?: string } {
  const { scale } = useFahuo()
  return scale === 1 ? {} : { style: `--fahuo-scale:${scale}` }
}
