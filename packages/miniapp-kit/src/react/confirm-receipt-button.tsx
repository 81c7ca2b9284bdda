import { canConfirmReceipt, type BuyerOrder } from '@fahuo/contract'
import { Button, Text, View } from '@tarojs/components'
import { useFahuo, useRootStyle } from './provider.tsx'
import { useConfirmReceipt } from './use-confirm-receipt.ts'

declare const wx: { updateWeChatApp?: (options: object) => void }

/**
 * The button that opens WeChat's confirm-receipt component; there only where it can succeed.
 * `onAnswer` gets what the server says afterwards.
 */
export function ConfirmReceiptButton(props: {
  order: BuyerOrder
  onAnswer?: (order: BuyerOrder) => void
}) {
  const { texts } = useFahuo()
  const { confirming, notice, error, confirm, check } = useConfirmReceipt(
    props.order,
    props.onAnswer,
  )
  const root = useRootStyle()
  if (!canConfirmReceipt(props.order)) return null
  const action =
    error !== null
      ? { text: texts.checkAgain, run: check }
      : notice === 'unsupported' && wx.updateWeChatApp
        ? { text: texts.updateWechat, run: () => wx.updateWeChatApp?.({}) }
        : null
  const message =
    error === null
      ? notice && texts[notice]
      : (texts.error[error] ?? texts.error['internal'])?.title
  return (
    <View className="fahuo fahuo-bar" {...root}>
      {message ? (
        <View className="fahuo-notice" ariaRole="alert">
          <Text className="fahuo-grow">{message}</Text>
          {action && (
            <View className="fahuo-link" ariaRole="button" onClick={action.run}>
              {action.text}
            </View>
          )}
        </View>
      ) : null}
      <Button className="fahuo-button" disabled={confirming} loading={confirming} onClick={confirm}>
        {confirming ? texts.confirming : texts.confirmReceipt}
      </Button>
    </View>
  )
}
