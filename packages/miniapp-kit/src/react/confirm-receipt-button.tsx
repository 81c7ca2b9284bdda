import { canConfirmReceipt, type BuyerOrder } from '@fahuo/contract'
import { Button, Text, View } from '@tarojs/components'
import { useFahuo, useRootStyle } from './provider.tsx'
import { useConfirmReceipt } from './use-confirm-receipt.ts'

/**
 * The button that opens WeChat's confirm-receipt component; shown only where it can succeed. A WeChat
 * without the component shows how to confirm in WeChat itself. `onUpdate` gets the order that the
 * server returns afterwards.
 */
export function ConfirmReceiptButton(props: {
  order: BuyerOrder
  onUpdate?: (order: BuyerOrder) => void
}) {
  const { texts, updateWechat } = useFahuo()
  const { supported, confirming, notice, error, confirm, check } = useConfirmReceipt(
    props.order,
    props.onUpdate,
  )
  const root = useRootStyle()
  if (!canConfirmReceipt(props.order)) return null
  if (!supported)
    return (
      <View className="fahuo fahuo-confirm-bar" {...root}>
        <Notice
          text={texts.unsupported}
          {...(updateWechat && { action: texts.updateWechat, onAction: updateWechat })}
        />
      </View>
    )
  return (
    <View className="fahuo fahuo-confirm-bar" {...root}>
      {error !== null ? (
        <Notice
          text={(texts.error[error] ?? texts.error['internal'])?.title ?? ''}
          action={texts.checkAgain}
          onAction={check}
        />
      ) : notice !== null ? (
        <Notice text={texts[notice]} />
      ) : null}
      <Button className="fahuo-button" disabled={confirming} loading={confirming} onClick={confirm}>
        {confirming ? texts.confirming : texts.confirmReceipt}
      </Button>
    </View>
  )
}

function Notice(props: { text: string; action?: string; onAction?: () => void }) {
  return (
    <View className="fahuo-notice" ariaRole="alert">
      <Text className="fahuo-grow">{props.text}</Text>
      {props.action !== undefined && (
        <View className="fahuo-link" ariaRole="button" onClick={props.onAction}>
          {props.action}
        </View>
      )}
    </View>
  )
}
