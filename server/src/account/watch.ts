import { startRetry } from '../core/retry.ts'
import type { Worker } from '../core/poller.ts'
import { HOUR_MS } from '../core/time.ts'
import type { Shop } from '../shops/shop.ts'
import { watchManagement } from './management.ts'
import { watchTradeType } from './trade-type.ts'

/** Watches what people must know of the account, until stopped. */
export const startAccountWatch = (shop: Shop): Worker[] => [
  startRetry(shop, 'account', () => watchManagement(shop), HOUR_MS),
  startRetry(shop, 'trade type', () => watchTradeType(shop), HOUR_MS),
]
