import type { BuyerOrder } from '@fahuo/contract'
import Taro from '@tarojs/taro'
import { useMemo, useRef } from 'react'
import { cardOf, type Card } from '../core/card.ts'
import { useFahuo } from './provider.tsx'

/** Left and right of a card's text: its margins and its padding, in px. */
const AROUND_PX = 2 * (12 + 16)
const TEXT_PX = 15

function windowWidth(): number {
  try {
    // Base library 2.20.1 and later has the first one.
    const isThere = typeof Taro.getWindowInfo === 'function'
    const { windowWidth: width } = isThere ? Taro.getWindowInfo() : Taro.getSystemInfoSync()
    return width > 0 ? width : 375
  } catch {
    return 375
  }
}

/**
 * Returns how each order is shown in a list. A card is made once for each order, and again only when
 * the order, the texts or the day have changed.
 */
export function useCards(orders: readonly BuyerOrder[], canTrack: boolean): readonly Card[] {
  const { texts, scale } = useFahuo()
  const width = useRef(0)
  if (width.current === 0) width.current = windowWidth()
  const lineEms = (width.current - AROUND_PX) / (TEXT_PX * scale)
  const now = Math.floor(Date.now() / 1000)
  const today = new Date().toDateString()
  const made = useMemo(
    () => ({ now, cards: new WeakMap<BuyerOrder, Card>() }),
    // Words change with the day, not with the second.
    // oxlint-disable-next-line react/exhaustive-deps
    [texts, lineEms, canTrack, today],
  )
  return useMemo(
    () =>
      orders.map((order) => {
        const known = made.cards.get(order)
        if (known) return known
        const card = cardOf(order, texts, made.now, { canTrack, lineEms })
        made.cards.set(order, card)
        return card
      }),
    [orders, made, texts, canTrack, lineEms],
  )
}
