import { FahuoProvider } from '@fahuo/miniapp-kit/taro'
import { usePageNotFound } from '@tarojs/taro'
import type { ReactNode } from 'react'
import '@fahuo/miniapp-kit/fahuo.css'
import { openInsteadOf } from './pages/order/open.ts'

/** Set at build time; see config/index.ts. */
declare const FAHUO_SERVER_URL: string
declare const FAHUO_LOGISTICS_PLUGIN: string
declare const FAHUO_GOODS_IMAGE: string

/** A package that names the plugin without declaring it is refused at upload. */
const tracking = FAHUO_LOGISTICS_PLUGIN
  ? { plugin: () => requirePlugin('logisticsPlugin') as unknown, goodsImage: FAHUO_GOODS_IMAGE }
  : undefined

export default function App({ children }: { children?: ReactNode }) {
  // For links to a page of an older version.
  usePageNotFound(openInsteadOf)
  return (
    <FahuoProvider baseUrl={FAHUO_SERVER_URL} tracking={tracking}>
      {children}
    </FahuoProvider>
  )
}
