/** Makes shops of settings: the first one of the environment's, further ones of theirs in the table. */
import { digestApiKey } from './access/api-keys.ts'
import { describedSettings, type Config } from './config.ts'
import { takeComplaint } from './complaints/complaints.ts'
import type { App, Log } from './core/context.ts'
import type { PushSecrets } from '@fahuo/wechat'
import { createKept } from './core/kept.ts'
import { isLoopback } from './core/loopback.ts'
import { createRefresh } from './orders/refresh.ts'
import { newsSince } from './orders/events.ts'
import { readFreshness } from './orders/sync.ts'
import type { Metrics } from './operations/metrics.ts'
import { shippedTogether } from './shipments/search-queries.ts'
import { lookTeaches } from './shipments/teach.ts'
import { abilitiesOf } from './shops/abilities.ts'
import { readShopKeys } from './shops/keys.ts'
import { createPause } from './shops/pause.ts'
import type { ShopMode, ShopRecord } from './shops/record.ts'
import type { BuiltShop } from './shops/registry.ts'
import { readShopSecrets, type ShopSecrets } from './shops/secrets.ts'
import type { Shop } from './shops/shop.ts'
import { createSwitches, type SwitchValues } from './shops/switches.ts'
import { createCarrierNames } from './wechat/carriers.ts'
import { createClient } from './wechat/client.ts'
import { jumpPathOf, orderCentrePathOf } from './wechat/settings.ts'

/** A shop with the settings that it was made of. */
export interface ConfiguredShop extends BuiltShop {
  config: Config
}

/** What all shops of a process share. */
export type SharedApp = Omit<App, 'wake'>

/**
 * Makes the client of a shop by its mode. @returns null when it cannot be made: the secret is lost,
 * for instance
 */
export type ClientOf = (
  scope: SharedApp & { appid: string },
  of: { config: Config; record: ShopRecord; metrics: Metrics },
) => Promise<Shop['wechat'] | null>

/** By its own AppSecret, as the first shop. */
const ownClient: ClientOf = (scope, { config, metrics }) =>
  Promise.resolve(config.WECHAT_SECRET === '' ? null : createClient(scope, config, metrics.onCall))

/** Clients of shops in the table, by mode. A mode without one is not served. */
export const CLIENTS: Partial<Record<ShopMode, ClientOf>> = { own: ownClient }

/** Makes the shop of the environment. */
export async function buildFirst(
  app: App,
  { config, metrics }: { config: Config; metrics: Metrics },
): Promise<Shop> {
  const scope = { ...app, appid: config.WECHAT_APPID }
  const wechat = createClient(scope, config, metrics.onCall)
  return { ...(await shopOf(scope, config, wechat, null)), mode: 'own', name: null }
}

/** Makes a shop of the table. @returns null when it cannot be served; the log says why */
export async function buildShop(
  shared: SharedApp,
  {
    record,
    wake,
    config: first,
    metrics,
    clients = CLIENTS,
    platform_push = null,
  }: {
    record: ShopRecord
    wake: App['wake']
    config: Config
    metrics: Metrics
    clients?: typeof CLIENTS
    /** What a platform's shops are pushed by. */
    platform_push?: PushSecrets | null
  },
): Promise<ConfiguredShop | null> {
  const { appid, mode } = record
  const app = { ...shared, appid, wake, log: naming(appid, shared.log) }
  const config = configOf(first, record, await readShopSecrets(app))
  const wechat = await clients[mode]?.(app, { config, record, metrics })
  if (wechat) {
    const shop = { ...(await shopOf(app, config, wechat, record)), mode, name: record.name || null }
    if (mode === 'authorised') shop.settings.platform_push = platform_push
    return { shop, config }
  }
  app.log.error(
    { mode },
    'a shop is not served: its secret is not there, or another master key sealed it; PATCH /api/shops/{appid} gives it again',
  )
  return null
}

/** A log whose lines name their shop. */
function naming(appid: string, log: Log): Log {
  return {
    info: (facts, message) => log.info({ appid, ...facts }, message),
    warn: (facts, message) => log.warn({ appid, ...facts }, message),
    error: (facts, message) => log.error({ appid, ...facts }, message),
  }
}

/** The settings of a shop of the table: its own, and beside them those of the process. */
function configOf(first: Config, record: ShopRecord, secrets: ShopSecrets): Config {
  const { settings } = record
  const own = {
    WECHAT_PUSH_PREVIOUS_TOKEN: undefined,
    WECHAT_PUSH_PREVIOUS_AES_KEY: undefined,
    MSG_JUMP_PATH: record.jump_path ?? undefined,
    ORDER_CENTRE_PATH: settings.order_centre_path,
    MINIAPP_PAGES: settings.miniapp_pages,
    RECEIPT_REMINDERS: settings.receipt_reminders,
    RESEND: settings.resend,
    WECHAT_MCHID: settings.mchid,
    WECHAT_UNSIGNED_PUSHES: settings.unsigned_pushes ?? 'refuse',
    PUSH_FORWARD_URL: settings.push_forward_url,
    PUSH_FORWARD_OWN: settings.push_forward_own ?? 'off',
    MERCHANT_API_KEYS: [],
    // The gateway of WeChat's cloud hosting has a token for one Mini Program only, and a demo has one shop.
    WECHAT_ACCESS_TOKEN: 'stable',
    FAHUO_DEMO: 'off',
  } as const
  const given = new Set([
    ...[...first.given].filter((name) => !(name in own)),
    ...Object.entries(own).flatMap(([name, value]) => (value === undefined ? [] : [name])),
  ])
  return {
    ...first,
    ...own,
    MERCHANT_API_KEYS: [],
    WECHAT_APPID: record.appid,
    WECHAT_SECRET: secrets.secret ?? '',
    WECHAT_PUSH_TOKEN: secrets.push_token ?? '',
    WECHAT_PUSH_AES_KEY: secrets.push_aes_key ?? '',
    given,
  }
}

async function shopOf(
  app: App & { appid: string },
  config: Config,
  wechat: Shop['wechat'],
  record: ShopRecord | null,
): Promise<Omit<Shop, 'mode' | 'name'>> {
  return {
    ...app,
    wechat,
    abilities: abilitiesOf(record),
    settings: shopSettings(config, record),
    pause: createPause(app),
    refresh: createRefresh(),
    kept: createKept(),
    switches: createSwitches(app, switchesSet(config)),
    described_settings: describedSettings(config),
    carrierNames: createCarrierNames(),
    shippedTogether,
    lookTeaches,
    news_since: await newsSince(app, (await readFreshness(app)).as_of),
    takeComplaint,
    ...(await readShopKeys(app)),
  }
}

function shopSettings(config: Config, record: ShopRecord | null): Shop['settings'] {
  // A shop that gets its pushes elsewhere has no token: an empty one would let everybody sign.
  const defined = (...texts: (string | undefined)[]) =>
    texts.filter((text): text is string => text !== undefined && text !== '')
  return {
    push: {
      appid: config.WECHAT_APPID,
      tokens: defined(config.WECHAT_PUSH_TOKEN, config.WECHAT_PUSH_PREVIOUS_TOKEN),
      encoding_aes_keys: defined(config.WECHAT_PUSH_AES_KEY, config.WECHAT_PUSH_PREVIOUS_AES_KEY),
    },
    platform_push: null,
    user_name: record?.user_name ?? '',
    unsigned_pushes: config.WECHAT_UNSIGNED_PUSHES === 'gateway',
    forward:
      config.PUSH_FORWARD_URL === undefined
        ? null
        : { url: config.PUSH_FORWARD_URL, own: config.PUSH_FORWARD_OWN === 'on' },
    api_key_digests: config.MERCHANT_API_KEYS.map(digestApiKey),
    mchid: config.WECHAT_MCHID ?? null,
    pay_max_age_seconds: config.PAY_NOTIFICATION_MAX_AGE_SECONDS,
    public_url: config.PUBLIC_URL ?? null,
    webhook_allow_private: config.WEBHOOK_ALLOW_PRIVATE === 'on',
    jump_path: jumpPathOf(config),
    order_centre_path: orderCentrePathOf(config),
    local_wechat: isLoopback(config.WECHAT_API_URL),
    demo: config.FAHUO_DEMO === 'on',
  }
}

/** What the operator's settings fix of what merchants may change. */
function switchesSet({ RECEIPT_REMINDERS, RESEND }: Config): Partial<SwitchValues> {
  return {
    ...(RECEIPT_REMINDERS !== undefined && { receipt_reminders: RECEIPT_REMINDERS }),
    ...(RESEND !== undefined && { resend: RESEND }),
  }
}
