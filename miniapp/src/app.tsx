import { FahuoProvider } from '@fahuo/miniapp-kit'
import type { ReactNode } from 'react'
import '@fahuo/miniapp-kit/fahuo.css'

/** Set at build time by FAHUO_SERVER_URL. */
declare const FAHUO_SERVER_URL: string

export default function App({ children }: { children?: ReactNode }) {
  return <FahuoProvider baseUrl={FAHUO_SERVER_URL}>{children}</FahuoProvider>
}
