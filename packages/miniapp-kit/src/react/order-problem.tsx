import { Button, Text, View } from '@tarojs/components'
import { Icon } from './icon.tsx'
import { useFahuo } from './provider.tsx'
import { useRoot } from './use-root.ts'

/** A page that could not load: why, and what the buyer can do. */
export function OrderProblem(props: { code: string; onRetry: () => void; onOrders?: () => void }) {
  const { code, onRetry, onOrders } = props
  const { texts, updateWechat } = useFahuo()
  const message = texts.error[code] ?? texts.error['internal']
  const missing = code === 'not_found' || code === 'no_order'
  return (
    <View {...useRoot('fahuo-page fahuo-problem')} ariaRole="alert">
      <ProblemText
        icon={missing ? 'package-open' : 'alert'}
        tone={missing ? 'past' : 'hold'}
        title={message?.title ?? ''}
        text={message?.remedy ?? ''}
      />
      {code === 'old_wechat' && updateWechat && (
        <Button className="fahuo-button" onClick={updateWechat}>
          {texts.updateWechat}
        </Button>
      )}
      {/* Asking again brings no order that is not there. */}
      {code !== 'old_wechat' && (!missing || (code === 'not_found' && !onOrders)) && (
        <Button className="fahuo-button" onClick={onRetry}>
          {texts.retry}
        </Button>
      )}
      {onOrders && (
        <Button
          className={missing ? 'fahuo-button' : 'fahuo-button fahuo-button-plain'}
          onClick={onOrders}
        >
          {texts.toOrders}
        </Button>
      )}
    </View>
  )
}

export function ProblemText(props: {
  icon: string
  tone: 'past' | 'hold'
  title: string
  text: string
}) {
  return (
    <>
      <View className={`fahuo-emblem fahuo-${props.tone}`}>
        <Icon name={props.icon} />
      </View>
      <Text className="fahuo-problem-title">{props.title}</Text>
      <Text className="fahuo-problem-text">{props.text}</Text>
    </>
  )
}
