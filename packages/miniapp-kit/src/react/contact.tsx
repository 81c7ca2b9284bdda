import type { BuyerOrder, OrderExtras } from '@fahuo/contract'
import { Button, Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { goodsOf } from '../core/goods.ts'
import { Icon } from './icon.tsx'
import { useFahuo } from './provider.tsx'

/**
 * Opens the shop's customer service of WeChat, with a card of the order to send. WeChat opens it from a
 * button only.
 * @param path the page that the card opens; this page when left out
 */
export function ContactButton(props: {
  order: BuyerOrder
  extras?: OrderExtras | undefined
  className: string
  path?: string
  children: ReactNode
}) {
  const { order, extras, className, path, children } = props
  return (
    <Button
      className={className}
      openType="contact"
      showMessageCard
      sendMessageTitle={goodsOf(order, extras)[0]?.name ?? order.description}
      {...(path !== undefined && { sendMessagePath: path })}
      // The card that it stands on opens the order.
      onClick={(event) => event.stopPropagation()}
    >
      {children}
    </Button>
  )
}

export function ContactIcon({ order, extras }: { order: BuyerOrder; extras: OrderExtras }) {
  const { texts } = useFahuo()
  return (
    <ContactButton order={order} extras={extras} className="fahuo-contact">
      <Icon name="headset" />
      <Text>{texts.contactShort}</Text>
    </ContactButton>
  )
}
