import { FahuoProvider } from '@fahuo/miniapp-kit/taro'
import type { ReactNode } from 'react'
import '@fahuo/miniapp-kit/fahuo.css'
import './app.css'

export default function App({ children }: { children?: ReactNode }) {
  return <FahuoProvider baseUrl="https://fahuo.example.com">{children}</FahuoProvider>
}
