import type { Output } from '@fahuo/client'
import { queries } from '../../core/api.ts'

/** An order with all that is known of it. */
export type OrderDetail = Output<'readOrder'>['order']

/** Asks again for what is shown of orders, after something was done. */
export const refresh = (): void => void queries.invalidateQueries({ queryKey: ['orders'] })
