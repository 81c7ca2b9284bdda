/**
 * What the shop tells of an order, for the buyer's pages: WeChat's payment order has a description and
 * an amount, and no goods. Every field may be missing, and a page without any of them is whole.
 *
 * The names are those of WeChat's shopping orders. Times are Unix seconds, money is fen. Personal data
 * is masked before it gets here.
 */
import { z } from 'zod'

const seconds = z
  .int()
  .nonnegative()
  .meta({ text: { en: 'Unix seconds', zh: 'Unix 秒' } })
const fen = z
  .int()
  .nonnegative()
  .meta({ text: { en: 'Fen', zh: '分' } })
/** A page of the shop's own Mini Program, with its query. */
const path = z.string()

export const OrderItem = z
  .object({
    merchant_item_id: z.string(),
    name: z.string(),
    /** The variant that was bought: size, colour. */
    description: z.string().optional(),
    /** Of one piece. */
    unit_price: fen.optional(),
    quantity: z.int().positive(),
    /** https; the first one is shown. */
    image_url: z.array(z.string()),
    path: path.optional(),
  })
  .meta({ id: 'BuyerOrderItem' })
export type OrderItem = z.infer<typeof OrderItem>

export const OrderExtras = z
  .object({
    shop: z
      .object({ name: z.string(), logo_url: z.string().optional(), path: path.optional() })
      .optional(),
    item_list: z.array(OrderItem).optional(),
    freight: fen.optional(),
    discount: fen.optional(),
    refunded_amount: fen.optional(),
    refunded_time: seconds.optional(),
    /** Masked: 陈** 138****0001. */
    receiver: z.object({ name: z.string(), phone: z.string(), address: z.string() }).optional(),
    /** Where the goods are picked up. */
    store: z
      .object({ name: z.string(), address: z.string(), hours: z.string().optional() })
      .optional(),
    pickup_code: z.string().optional(),
    /** The shop promised to ship by then. */
    promised_ship_time: seconds.optional(),
    /** A pre-sale is expected to ship then. */
    presale_time: seconds.optional(),
    after_sales_path: path.optional(),
    /** The buyer may write to the shop's customer service from the order. */
    contact: z.boolean().optional(),
  })
  .meta({ id: 'BuyerOrderExtras' })
export type OrderExtras = z.infer<typeof OrderExtras>
