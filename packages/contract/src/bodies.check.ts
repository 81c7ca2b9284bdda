/** The plain types and the schemas say the same, or this file does not compile. Nothing runs it. */
import type { z } from 'zod'
import type * as bodies from './bodies.ts'
import type * as schemas from './schemas.ts'

interface Bodies {
  BuyerSessionRequest: bodies.BuyerSessionRequest
  BuyerSession: bodies.BuyerSession
  Parcel: bodies.Parcel
  ParcelStatus: bodies.ParcelStatus
  Shipping: bodies.Shipping
  Settlement: bodies.Settlement
  OrderItem: bodies.OrderItem
  OrderExtras: bodies.OrderExtras
  BuyerOrder: bodies.BuyerOrder
  BuyerOrderResponse: bodies.BuyerOrderResponse
  BuyerOrderPage: bodies.BuyerOrderPage
  WaybillTokenRequest: bodies.WaybillTokenRequest
  WaybillTokenResponse: bodies.WaybillTokenResponse
  JumpQuery: bodies.JumpQuery
  ErrorBody: bodies.ErrorBody
}

/** The query of the list is read by the server only: a schema for which there is no body is a mistake. */
type Schemas = {
  [Name in Exclude<keyof typeof schemas, 'BuyerOrderPageQuery'>]: Name extends `${string}Request`
    ? z.input<(typeof schemas)[Name]>
    : z.infer<(typeof schemas)[Name]>
}

type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false

type Differing = {
  [Name in keyof Bodies | keyof Schemas]: Name extends keyof Bodies & keyof Schemas
    ? Same<Bodies[Name], Schemas[Name]> extends true
      ? never
      : Name
    : Name
}[keyof Bodies | keyof Schemas]

/** A compile error here names a body that differs. */
export const same: [Differing] extends [never] ? true : { [Name in Differing]: 'differs' } = true
