/** What is said of people, over HTTP. */
import { z } from 'zod'
import { RIGHTS, ROLE_NAMES, ROLES, type Caller } from '../core/rights.ts'
import { milliseconds } from '../http/fields.ts'
import type { Shops } from '../shops/shops.ts'
import type { Entry } from './api-keys.ts'
import { callerOf, type OpenedSession } from './sessions.ts'
import { shopsOf } from './shop-people.ts'

export const EXAMPLE_PERSON = {
  id: '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31',
  name: '小林',
  role: 'owner' as const,
}
export const EXAMPLE_PASSWORD = '七里香-茶-2026'

export const role = z.enum(ROLE_NAMES).meta({
  id: 'Role',
  text: {
    en: 'owner: everything; manager: all but settings, people and keys; clerk: ships and reminds; bookkeeper: reads and exports; viewer: reads',
    zh: 'owner 店主：全部；manager 店长：除设置、人员和密钥外的全部；clerk 店员：发货和提醒；bookkeeper 财务：查看和导出；viewer 只读：查看',
  },
})

/** A name as people see it: something to read, and nothing that hides or turns other text. */
export const personName = z
  .string()
  .transform((name) => name.normalize('NFC').trim().replaceAll(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1)
      .max(40)
      .regex(/^[^\p{C}]+$/u),
  )
  .meta({ text: { en: 'How the person is called, and signs in', zh: '姓名，也用于登录' } })

/** Longer ones are not hashed. */
export const password = z
  .string()
  .max(256)
  .meta({ text: { en: 'At least 10 characters', zh: '至少 10 个字符' } })

const SessionShop = z
  .object({
    appid: z.string(),
    name: z
      .string()
      .nullable()
      .meta({ text: { en: 'Where it is known', zh: '已知时返回' } }),
  })
  .meta({ id: 'SessionShop' })

export const SessionView = z
  .object({
    person: z.object({ id: z.string(), name: z.string(), role }),
    rights: z
      .array(z.enum(RIGHTS))
      .meta({ text: { en: 'What the person may do', zh: '该人员可进行的操作' } }),
    shop: SessionShop.meta({
      text: { en: 'Where the session is', zh: '当前店铺' },
    }),
    shops: z.array(SessionShop.extend({ role }).meta({ id: 'SessionShopRole' })).meta({
      text: {
        en: 'In which shops the person has a role, and which; POST /api/session/shop changes between them',
        zh: '该人员有角色的店铺；用 POST /api/session/shop 切换',
      },
    }),
  })
  .meta({ id: 'Session' })

export const EXAMPLE_SESSION: z.input<typeof SessionView> = {
  person: EXAMPLE_PERSON,
  rights: [...RIGHTS],
  shop: { appid: 'wx00000000000000ab', name: null },
  shops: [{ appid: 'wx00000000000000ab', name: null, role: 'owner' }],
}

/** Of the routes about further shops: for owners, in the first one. */
export const IN_SHOPS = {
  group: 'shops',
  caller: 'merchant',
  right: 'people',
  first_shop: true,
} as const

export const expiresAt = milliseconds

/** What is told of a session: who is signed in, where, and where else they work. */
export async function sessionView(
  shops: Shops,
  { shop, caller }: Entry,
  person: OpenedSession['person'],
): Promise<z.input<typeof SessionView>> {
  const { id, name, role: of = 'viewer' } = caller
  return {
    person: { id, name, role: of },
    rights: [...ROLES[of]],
    shop: { appid: shop.appid, name: shop.name },
    shops: await shopsOf(shops, person),
  }
}

/** What is told of a session that was opened now: it is in the first shop. */
export const openedView = (shops: Shops, person: OpenedSession['person']) =>
  sessionView(shops, { shop: shops.first, caller: callerOf(person) }, person)

/** Who is signed in, of a route for people. */
export const personOf = ({ id, name, role: of }: Caller): OpenedSession['person'] => ({
  id,
  name,
  role: of ?? 'viewer',
})
