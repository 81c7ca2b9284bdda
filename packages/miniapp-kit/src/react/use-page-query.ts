import Taro, { useDidShow, useLoad } from '@tarojs/taro'
import { useState } from 'react'

export interface PageQuery {
  /** Without a slash in front. */
  path: string
  params: Record<string, unknown>
}

/**
 * Returns the path and the query of this page; null while they are not known. Taro's router is a first
 * guess only: it is null when the app is hidden before the page is rendered, within milliseconds of a
 * cold start [NervJS/taro#14355, #9871]. onLoad has the query always.
 */
export function usePageQuery(): PageQuery | null {
  const [page, setPage] = useState(firstGuess)
  useLoad((params: Record<string, unknown>) => {
    // With a right guess it is the same object, and nothing is rendered again.
    if (page?.params !== params) setPage({ path: page?.path ?? topPage()?.path ?? '', params })
  })
  // A component that is rendered after onLoad.
  useDidShow(() => setPage((before) => before ?? firstGuess()))
  return page
}

function firstGuess(): PageQuery | null {
  const { router } = Taro.getCurrentInstance()
  if (!router) return topPage()
  return { path: barePath(router.path), params: router.params }
}

/** The page in front, as WeChat knows it: also while the app is hidden. */
function topPage(): PageQuery | null {
  const [top] = Taro.getCurrentPages().slice(-1) as {
    route?: string
    options?: Record<string, unknown>
  }[]
  return top ? { path: barePath(top.route), params: top.options ?? {} } : null
}

export const barePath = (path: string | undefined): string => (path ?? '').replace(/^\/|\?.*$/g, '')
