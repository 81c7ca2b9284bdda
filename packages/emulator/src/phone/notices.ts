import type { PushRecord, ServiceMessage } from '../state/state.ts'

/** A message in the chat: WeChat's to the buyer, or what WeChat tells the merchant. */
export type Notice = Omit<ServiceMessage, 'kind'> & {
  kind: ServiceMessage['kind'] | 'settlement'
}

/**
 * The buyer's messages, and the settlement of the same orders in between. Who is told of it in the
 * chat is the merchant, by the push; it stands here so that the whole course can be seen [assumed].
 */
export function noticesOf(
  messages: readonly ServiceMessage[],
  pushes: readonly PushRecord[],
): Notice[] {
  const byOrder = new Map(messages.map((message) => [message.transaction_id, message]))
  const settled = pushes.flatMap(({ id, message: push }): Notice[] => {
    const order = byOrder.get(String(push['transaction_id']))
    const time = Number(push['settlement_time'] ?? 0)
    if (!order || time === 0) return []
    return [{ ...order, id, kind: 'settlement', time, path: null, query: {} }]
  })
  return [...messages, ...settled].toSorted((one, other) => one.time - other.time)
}
