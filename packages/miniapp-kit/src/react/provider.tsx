import type { BuyerOrder } from '@fahuo/contract'
import Taro from '@tarojs/taro'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { createBuyerApi, type BuyerApi } from '../core/buyer-api.ts'
import type { ConfirmReceiptEnv } from '../core/confirm-receipt.ts'
import { interruptedReceipt } from '../core/interrupted-receipt.ts'
import { textsFor } from '../core/language.ts'
import type { Texts } from '../core/texts.ts'
import { wxEnv, type KitWx } from '../core/wx-env.ts'
import { createOrderNews, type OrderNews } from './order-news.ts'

/** Tracking inside WeChat, by its logistics plugin. */
export interface TrackingOptions {
  /** `() => requirePlugin('logisticsPlugin')`; app.json must declare the plugin. */
  plugin: () => unknown
  /** The picture that WeChat shows beside the goods: https. */
  goodsImage: string | ((order: BuyerOrder) => string)
  /**
   * The phone on the parcel's label, where your Mini Program knows it; WeChat wants it. The buyer is
   * asked for it otherwise.
   */
  receiverPhone?: (order: BuyerOrder) => string | undefined | Promise<string | undefined>
}

interface Fahuo {
  api: BuyerApi
  texts: Texts
  confirmEnv: ConfirmReceiptEnv
  news: OrderNews
  tracking: TrackingOptions | undefined
  /** Leads to WeChat's own update, where WeChat can do that. */
  updateWechat: (() => void) | undefined
  /** How much larger than usual the buyer reads: 1 is usual. */
  scale: number
}

const FahuoContext = createContext<Fahuo | null>(null)

/** WeChat's own global: Taro's openBusinessView is wrapped in a promise, which loses the tap. */
declare const wx: KitWx & { updateWeChatApp?: (options: object) => void }

/** The buyer's own font size in WeChat: 1 as usual, up to 1.6 here. */
function fontScale(): number {
  const { fontSizeScaleFactor, fontSizeSetting } = Taro.getAppBaseInfo() as {
    fontSizeScaleFactor?: number
    fontSizeSetting?: number
  }
  const scale = fontSizeScaleFactor ?? (fontSizeSetting ?? 17) / 17
  return Math.round(Math.min(Math.max(scale, 1), 1.6) * 100) / 100
}

/**
 * Gives the hooks and components below it the server's address and the words. Put it around your app.
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
      news: createOrderNews(),
      tracking,
      updateWechat: wx.updateWeChatApp && (() => wx.updateWeChatApp?.({})),
      scale: fontScale(),
    }
  }, [baseUrl, texts, tracking])

  // WeChat may have ended the Mini Program under the component: the server knows how it went.
  useEffect(() => {
    const order = fahuo.confirmEnv.storage && interruptedReceipt(fahuo.confirmEnv.storage)
    if (order) fahuo.api.receipt(order.transaction_id).then(fahuo.news.tell, () => {})
  }, [fahuo])
  return <FahuoContext.Provider value={fahuo}>{props.children}</FahuoContext.Provider>
}

export function useFahuo(): Fahuo {
  const fahuo = useContext(FahuoContext)
  if (!fahuo) throw new Error('Put <FahuoProvider baseUrl="…"> around the app.')
  return fahuo
}

/** What the outermost element of a component needs: sizes follow the buyer's font size. */
export function useRootStyle(): { style?: string } {
  const { scale } = useFahuo()
  return scale === 1 ? {} : { style: `--fahuo-scale:${scale}` }
}
