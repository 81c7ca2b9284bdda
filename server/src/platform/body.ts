/** What the routes of the platform have in common. */
import { z } from 'zod'
import { FahuoError } from '../core/errors.ts'
import type { Platform } from '../shops/platform.ts'
import type { Shops } from '../shops/shops.ts'

/** For owners of the first shop, and keys of the platform; no key of a shop. */
export const IN_PLATFORM = {
  group: 'platform',
  caller: 'merchant',
  right: 'platform',
  first_shop: true,
} as const

/** @throws FahuoError `no_platform` */
export function platformOf({ platform }: Shops): Platform {
  if (!platform) throw new FahuoError('no_platform')
  return platform
}

export const EXAMPLE_APPID = 'wx00000000000000bb'
export const count = z.int()
