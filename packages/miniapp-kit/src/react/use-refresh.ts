import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef, useState } from 'react'
import { useFahuo } from './provider.tsx'

/** The least time between two refreshes that the buyer did not ask for. */
const REFRESH_PAUSE_MS = 5000

/** What is shown is old: the last refresh failed, or the phone has no network. */
export interface Stale {
  /** When it was loaded, in Unix seconds. */
  since: number
  /** A code of `texts.error`: why it could not be loaded again. */
  error: string
}

/**
 * Calls `refresh` when the buyer comes back to the Mini Program and this page is in front, or gets in
 * front later; when a page that stands in error gets in front; both at most every 5 s. Calls it at
 * once when the network is back.
 * @returns whether the phone has lost its network
 */
export function useRefresh(options: {
  refresh: () => void
  /** Returns when the server was asked last, in milliseconds. */
  askedAt: () => number
  /** Whether what is shown is an error, or old. */
  failed: boolean
}): boolean {
  const { confirmEnv, network } = useFahuo()
  const [offline, setOffline] = useState(false)
  const latest = useRef(options)
  latest.current = options
  const due = useRef(false)
  const inFront = useRef(true)

  useDidShow(() => {
    inFront.current = true
    if (!due.current && !latest.current.failed) return
    due.current = false
    // A clock that was set back must not stop it.
    const since = Math.abs(Date.now() - latest.current.askedAt())
    if (since >= REFRESH_PAUSE_MS) latest.current.refresh()
  })
  useDidHide(() => {
    inFront.current = false
  })
  // App.onShow comes before the page's own onShow.
  useEffect(
    () =>
      confirmEnv.onAppShow(() => {
        due.current = true
      }),
    [confirmEnv],
  )
  useEffect(
    () =>
      network.onNetworkChange((online) => {
        setOffline(!online)
        if (!online) return
        if (inFront.current) latest.current.refresh()
        else due.current = true
      }),
    [network],
  )
  return offline
}
