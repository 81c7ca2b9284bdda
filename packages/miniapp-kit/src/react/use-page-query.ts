import Taro, { useLoad } from '@tarojs/taro'
import { useEffect, useState } from 'react'

export interface PageQuery {
  /** Without a slash in front. */
  path: string
  params: Record<string, unknown>
  /**
   * False while it is a guess, which may be about another page: show it, but do not navigate by it.
   */
  certain: boolean
}

/**
 * Returns the path and the query of this page; null while nothing is known of them. Taro's router is a
 * first guess only: it is null when the app is hidden before the page is rendered, within milliseconds
 * of a cold start [NervJS/taro#14355, #9871], and another page's when that one was opened meanwhile.
 * onLoad has the query always.
 */
export function usePageQuery(): PageQuery | null {
  const [page, setPage] = useState(guess)
  useLoad((params: Record<string, unknown>) => {
    setPage((before) => {
      const isRight = before?.params === params
      return { path: isRight ? before.path : (topPage()?.path ?? ''), params, certain: true }
    })
  })
  // A component that is rendered after onLoad: if it stays, its page is in front. One of a page that
  // was replaced at once is rendered, too, and goes.
  useEffect(() => {
    const timer = setTimeout(() => {
      setPage((before) => {
        if (before?.certain) return before
        const known = before ?? guess()
        return known && { ...known, certain: true }
      })
    }, 0)
    return () => clearTimeout(timer)
  }, [])
  return page
}

function guess(): PageQuery | null {
  const { router } = Taro.getCurrentInstance()
  if (!router) return topPage()
  return { path: barePath(router.path), params: router.params, certain: false }
}

/** The page in front, as WeChat knows it: also while the app is hidden. */
function topPage(): PageQuery | null {
  const [top] = Taro.getCurrentPages().slice(-1) as {
    route?: string
    options?: Record<string, unknown>
  }[]
  return top ? { path: barePath(top.route), params: top.options ?? {}, certain: false } : null
}

export const barePath = (path: string | undefined): string => (path ?? '').replace(/^\/|\?.*$/g, '')
