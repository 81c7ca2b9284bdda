import Taro from '@tarojs/taro'
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { createBuyerApi, type BuyerApi } from '../core/buyer-api.ts'
import type { BusinessViewWx, ReturnOptions } from '../core/business-view.ts'
import type { ConfirmReceiptEnv } from '../core/confirm-receipt.ts'
import { textsFor, type Texts } from '../core/texts.ts'

interface Fahuo {
  api: BuyerApi
  texts: Texts
  confirmEnv: ConfirmReceiptEnv
}

const FahuoContext = createContext<Fahuo | null>(null)

/** WeChat's own global: Taro's openBusinessView is wrapped in a promise, which loses the tap. */
declare const wx: BusinessViewWx

/** Taro's types leave `referrerInfo.extraData` open; ours name what the component fills. */
function onAppShow(listener: (options: ReturnOptions) => void): () => void {
  const heard = (options: unknown) => listener(options ?? {})
  Taro.onAppShow(heard)
  return () => Taro.offAppShow(heard)
}

/**
 * Gives the hooks and components below it the server's address and the words. Put it around your app.
 * @param baseUrl the Fahuo server, for instance https://fahuo.example.com; must be on the request
 * domain list of the Mini Program
 */
export function FahuoProvider(props: {
  baseUrl: string
  texts?: Partial<Texts>
  children?: ReactNode
}) {
  const { baseUrl, texts } = props
  const fahuo = useMemo<Fahuo>(
    () => ({
      api: createBuyerApi({
        baseUrl,
        request: (request) => Taro.request({ ...request, dataType: 'json' }),
        login: async () => (await Taro.login()).code,
      }),
      texts: { ...textsFor(Taro.getAppBaseInfo().language), ...texts },
      confirmEnv: { wx, onAppShow },
    }),
    [baseUrl, texts],
  )
  return <FahuoContext.Provider value={fahuo}>{props.children}</FahuoContext.Provider>
}

export function useFahuo(): Fahuo {
  const fahuo = useContext(FahuoContext)
  if (!fahuo) throw new Error('Put <FahuoProvider baseUrl="…"> around the app.')
  return fahuo
}
