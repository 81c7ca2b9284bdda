import type { Call } from './call.ts'
import * as credentials from './credentials.ts'
import * as shipping from './shipping.ts'

/** Every call there is. One that is not here does not exist: not for the client, the proxy, the emulator. */
export const calls = {
  shipping: {
    upload: shipping.upload,
    getOrder: shipping.getOrder,
    getOrderList: shipping.getOrderList,
    setMsgJumpPath: shipping.setMsgJumpPath,
    isTradeManaged: shipping.isTradeManaged,
  },
  credentials: { stableToken: credentials.stableToken },
  login: { jscode2session: credentials.jscode2session },
} as const

/** The table as a list. */
export const allCalls: readonly Call[] = Object.values(calls).flatMap((group) =>
  Object.values<Call>(group),
)
