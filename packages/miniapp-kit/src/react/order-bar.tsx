import { canConfirmReceipt, type BuyerOrder, type OrderExtras } from '@fahuo/contract'
import { Button, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { kindOf, stateOf } from '../core/state.ts'
import { ContactButton, ContactIcon } from './contact.tsx'
import { Icon } from './icon.tsx'
import { openPage } from './open-page.ts'
import { useFahuo } from './provider.tsx'
import { useConfirmReceipt } from './use-confirm-receipt.ts'
import { useRoot } from './use-root.ts'

/** What the buyer can do about an order, in this state and with what the shop offers. */
export interface OrderActions {
  confirm: boolean
  contact: boolean
  /** The shop's page to ask for a refund before the goods are shipped. */
  refundPath: string
}

export function actionsOf(order: BuyerOrder, extras: OrderExtras = {}): OrderActions {
  const state = stateOf(order, extras)
  return {
    confirm: canConfirmReceipt(order) && state !== 'refunded',
    contact: extras.contact === true,
    refundPath:
      state === 'toShip' || state === 'partlyShipped' ? (extras.after_sales_path ?? '') : '',
  }
}

export const hasActions = ({ confirm, contact, refundPath }: OrderActions): boolean =>
  confirm || contact || refundPath !== ''

/**
 * The bar at the bottom: confirm receipt, which opens WeChat's component, contact the shop, ask for a
 * refund. Nothing where there is nothing to do. A WeChat without the component says how to confirm.
 */
export function OrderBar(props: {
  order: BuyerOrder
  extras?: OrderExtras | undefined
  /** The phone is offline: the receipt cannot be confirmed now. */
  offline?: boolean
  /** Gets the order that the server returns after the component. */
  onConfirmed?: ((order: BuyerOrder) => void) | undefined
  children?: ReactNode
}) {
  const { order, extras = {}, offline = false, onConfirmed, children } = props
  const { texts } = useFahuo()
  const actions = actionsOf(order, extras)
  const root = useRoot('fahuo-bar')
  if (!hasActions(actions) && !children) return null
  const { confirm, contact, refundPath } = actions
  if (confirm)
    return (
      <Confirm order={order} extras={extras} offline={offline} onConfirmed={onConfirmed}>
        {children}
      </Confirm>
    )
  return (
    <View {...root}>
      <View className="fahuo-actions">
        {contact && (
          <ContactButton order={order} extras={extras} className="fahuo-button fahuo-button-plain">
            {refundPath === '' ? texts.contact : texts.contactShort}
          </ContactButton>
        )}
        {refundPath !== '' && (
          <Button className="fahuo-button fahuo-button-plain" onClick={() => openPage(refundPath)}>
            {texts.applyRefund}
          </Button>
        )}
      </View>
      {children}
    </View>
  )
}

function Confirm(props: {
  order: BuyerOrder
  extras: OrderExtras
  offline: boolean
  onConfirmed: ((order: BuyerOrder) => void) | undefined
  children?: ReactNode
}) {
  const { order, extras, offline, onConfirmed, children } = props
  const { texts, updateWechat } = useFahuo()
  const root = useRoot('fahuo-bar')
  const { supported, confirming, notice, error, confirm, check } = useConfirmReceipt(
    order,
    onConfirmed,
  )
  const said = !supported
    ? { text: texts.unsupported }
    : error !== null
      ? {
          text:
            error === 'wechat_unavailable'
              ? texts.asking
              : ((texts.error[error] ?? texts.error['internal'])?.title ?? ''),
          action: texts.checkAgain,
        }
      : notice !== null
        ? { text: texts[notice], ...(notice === 'submitted' && { action: texts.checkAgain }) }
        : null
  const off = offline || confirming
  return (
    <>
      <View {...root}>
        {said && <Notice {...said} onAction={check} />}
        <View className="fahuo-actions">
          {extras.contact === true && <ContactIcon order={order} extras={extras} />}
          {supported ? (
            <Button
              className={off ? 'fahuo-button fahuo-button-off' : 'fahuo-button'}
              disabled={off}
              loading={confirming}
              onClick={confirm}
            >
              {confirming
                ? texts.confirming
                : offline
                  ? texts.confirmOffline
                  : kindOf(order) === 'pickup'
                    ? texts.confirmPickup
                    : texts.confirmReceipt}
            </Button>
          ) : (
            updateWechat && (
              <Button className="fahuo-button" onClick={updateWechat}>
                {texts.updateWechat}
              </Button>
            )
          )}
        </View>
        {children}
      </View>
      {said && <Notice {...said} room />}
    </>
  )
}

/** What came of confirming; as `room` it is not seen, and keeps the end of the page above the bar. */
function Notice(props: { text: string; action?: string; onAction?: () => void; room?: boolean }) {
  const { text, action, onAction, room = false } = props
  return (
    <View
      {...(room
        ? { className: 'fahuo-notice fahuo-notice-room' }
        : { className: 'fahuo-notice', ariaRole: 'alert' })}
    >
      <View className="fahuo-hold">
        <Icon name="alert" />
      </View>
      <Text className="fahuo-grow">{text}</Text>
      {action !== undefined &&
        (room ? (
          <Text className="fahuo-link">{action}</Text>
        ) : (
          <View className="fahuo-link" ariaRole="button" onClick={onAction}>
            {action}
          </View>
        ))}
    </View>
  )
}
