/** Adding, changing and removing the further Mini Programs of a server. */
import { randomBytes } from 'node:crypto'
import { FahuoError } from '../core/errors.ts'
import type { Actor } from '../core/rights.ts'
import type { ShopChange, ShopRecord } from './record.ts'
import type { Shops } from './shops.ts'
import { mapWechatErrors } from '../wechat/map-error.ts'

/** Where shops are kept: the registry of a server, or the command line's database. */
export interface ShopKeeper extends Pick<Shops, 'record' | 'save' | 'check'> {
  first: { appid: string }
}

/** The secrets of the message push of a shop. */
export interface PushSetting {
  token: string
  encoding_aes_key: string
}

/** What is said of a shop of one's own. */
export interface ShopInput {
  change: Pick<ShopChange, 'name' | 'jump_path' | 'settings' | 'state'>
  secret?: string | undefined
  push_token?: string | undefined
  push_aes_key?: string | undefined
}

interface Doing {
  actor?: Actor | undefined
  /** Unix milliseconds. */
  now: number
}

/** Letters and digits alone, as WeChat takes them. */
const random = (length: number): string =>
  randomBytes(length * 2)
    .toString('base64')
    .replaceAll(/[^A-Za-z0-9]/g, '')
    .slice(0, length)

const AES_KEY_LENGTH = 43
const TOKEN_LENGTH = 32

/** Makes the secrets of a message push, where they were not given. */
const pushSetting = ({ push_token, push_aes_key }: ShopInput): PushSetting => ({
  token: push_token ?? random(TOKEN_LENGTH),
  encoding_aes_key: push_aes_key ?? random(AES_KEY_LENGTH),
})

/**
 * Adds a Mini Program by its secret, which WeChat is asked about first; one that was removed is served
 * again with all its data.
 * @returns what the message push has to be set to, told once
 * @throws FahuoError `shop_known`, `refused_by_wechat`, `wechat_unavailable`
 */
export async function addShop(
  keeper: ShopKeeper,
  appid: string,
  given: ShopInput & { secret: string },
  doing: Doing,
): Promise<PushSetting> {
  const known = await keeper.record(appid)
  if (appid === keeper.first.appid || (known && known.state !== 'revoked'))
    throw new FahuoError('shop_known', appid)
  await check(keeper, appid, given.secret)
  const push = pushSetting(given)
  await keeper.save(appid, {
    change: { ...given.change, mode: 'own', state: 'active', verified_at: doing.now },
    secrets: {
      shop_secret: given.secret,
      shop_push_token: push.token,
      shop_push_aes_key: push.encoding_aes_key,
    },
    ...(doing.actor && { actor: doing.actor }),
  })
  return push
}

/**
 * Changes a shop; another secret is asked about first.
 * @throws FahuoError `not_found`, `refused_by_wechat`, `wechat_unavailable`
 */
export async function changeShop(
  keeper: ShopKeeper,
  appid: string,
  given: ShopInput,
  doing: Doing,
): Promise<ShopRecord> {
  await mustBeThere(keeper, appid)
  const { change, secret, push_token, push_aes_key } = given
  if (secret !== undefined) await check(keeper, appid, secret)
  await keeper.save(appid, {
    change: { ...change, ...(secret !== undefined && { verified_at: doing.now }) },
    secrets: {
      ...(secret !== undefined && { shop_secret: secret }),
      ...(push_token !== undefined && { shop_push_token: push_token }),
      ...(push_aes_key !== undefined && { shop_push_aes_key: push_aes_key }),
    },
    ...(doing.actor && { actor: doing.actor }),
  })
  return mustBeThere(keeper, appid)
}

/** Stops serving a shop and forgets its secrets; its orders and shipments stay. @throws FahuoError `not_found` */
export async function removeShop(keeper: ShopKeeper, appid: string, doing: Doing): Promise<void> {
  await mustBeThere(keeper, appid)
  await keeper.save(appid, {
    change: { state: 'revoked' },
    secrets: { shop_secret: null, shop_push_token: null, shop_push_aes_key: null },
    ...(doing.actor && { actor: doing.actor }),
  })
}

async function mustBeThere(keeper: ShopKeeper, appid: string): Promise<ShopRecord> {
  const record = await keeper.record(appid)
  if (!record || record.mode !== 'own' || record.state === 'revoked')
    throw new FahuoError('not_found', appid)
  return record
}

const check = (keeper: ShopKeeper, appid: string, secret: string): Promise<void> =>
  mapWechatErrors(() => keeper.check(appid, secret))

/** Where WeChat has to push a further shop's messages. */
export const pushPathOf = (appid: string): string => `/wechat/push/${appid}`
