import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Koa from 'koa'
import { pino } from 'pino'
import { createCallsLog } from './gateway/calls-log.ts'
import { control } from './control/common-routes.ts'
import { createFaults } from './gateway/faults.ts'
import { gateway } from './gateway/gateway.ts'
import { allowedHostsOnly } from './gateway/allowed-hosts.ts'
import { sameOriginOnly } from './phone/same-origin.ts'
import { savePayMerchant } from './pay/merchants.ts'
import { createPayNotifier } from './pay/notifier.ts'
import { phoneRoutes, type PhoneOptions } from './phone/routes.ts'
import { letTicketsCome } from './platforms/authorisations.ts'
import { createPlatformEvents } from './platforms/messages.ts'
import { authorisationPage } from './platforms/page.ts'
import { createShops, type Shop } from './shops.ts'
import { newPlatform, PlatformSettings, type PlatformOptions } from './state/platforms.ts'
import { given, type ShopOptions } from './state/shop-options.ts'
import { letTimePass } from './time-passes.ts'
import { emptyWechatState, readKept, stateFile, type WechatState } from './state/wechat.ts'

export interface EmulatorOptions extends ShopOptions {
  /** Further Mini Programs; the control interface makes more (`POST /_emulator/shops`). */
  shops?: readonly ShopOptions[] | undefined
  /** Third-party platforms that nobody has authorised yet; the control interface makes more. */
  platforms?: readonly Partial<PlatformOptions>[] | undefined
  /** 0: any free one. */
  port?: number
  /** 127.0.0.1 by default: it is no service for others. */
  host?: string
  /** Host names under which it answers, beside addresses, `localhost` and names without a dot. */
  allowed_hosts?: readonly string[]
  /** Keeps the state over restarts; in memory only without. */
  state_file?: string | undefined
  /** Where WeChat Pay notifies a merchant number of payments and refunds; nowhere without. */
  pay?: { mchid: string; notify_url: string } | undefined
  phone?: PhoneOptions
}

export interface Emulator {
  url: string
  port: number
  close: () => Promise<void>
}

/** How often time does what it does by itself. */
const TICK_MS = 250

/** Starts a WeChat. @throws when the port is taken, the state file cannot be read or a push key is none */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const kept = readKept(options.state_file)
  let wechat = kept.wechat
  const write = stateFile(options.state_file)
  const save = () =>
    write({
      ...wechat,
      shops: new Map(
        shops
          .all()
          .map((shop) => [
            shop.options.appid,
            { options: shop.options, state: shop.context.state },
          ]),
      ),
    })
  const now = () => Date.now() + wechat.clock_offset
  const faults = createFaults()
  const calls = createCallsLog()
  const notifier = createPayNotifier({
    state: () => wechat,
    now,
    onAttempt: save,
    fault: () => faults.take('/pay/notify'),
  })
  const events = createPlatformEvents({ now, save, faults })
  const shops = createShops({ wechat: () => wechat, now, faults, calls, notifier, events, save })
  startPlatforms(wechat, options.platforms)
  const started = [firstOf(options), ...(options.shops ?? [])]
  for (const [index, one] of started.entries())
    shops.add(
      one,
      kept.shops.get(one.appid)?.state ?? (index === 0 ? kept.only : null) ?? undefined,
    )
  // Those that the control interface made.
  for (const [appid, one] of kept.shops) if (!shops.of(appid)) shops.add(one.options, one.state)

  const letAllPass = () => {
    const passed = shops.all().map(({ context }) => letTimePass(context))
    notifier.sendDue()
    return [letTicketsCome(shops.first().context), ...passed].some(Boolean)
  }

  const log = pino({ name: 'emulator' }, pino.destination(2))
  const app = new Koa()
  app.on('error', (error: NodeJS.ErrnoException) => {
    // A cut connection is no accident here; all else is a fault of the emulator.
    if (!/^(ECONN|EPIPE|ERR_STREAM)/.test(error.code ?? '')) log.error(error)
  })
  // Saved before the response leaves: what was answered is there after a restart.
  app.use(async (_, next) => {
    try {
      await next()
    } finally {
      save()
    }
  })
  app.use(allowedHostsOnly(options.allowed_hosts ?? []))
  app.use(sameOriginOnly)
  app.use(authorisationPage(shops, () => wechat))
  app.use(gateway(shops, faults, calls))
  const reset = (shop?: Shop) => {
    if (shop) return shops.clear(shop)
    // What it was started with stays: the merchant's server knows these keys.
    const merchant = wechat.pay_merchants.get(options.pay?.mchid ?? '')
    wechat = emptyWechatState()
    startPlatforms(wechat, options.platforms)
    if (merchant) wechat.pay_merchants.set(merchant.mchid, merchant)
    for (const one of shops.all())
      if (started.some(({ appid }) => appid === one.options.appid)) shops.clear(one)
      else shops.remove(one)
    return undefined
  }
  app.use(
    control({
      shops,
      wechat: () => wechat,
      now,
      faults,
      calls,
      events,
      letTimePass: letAllPass,
      reset,
    }),
  )
  app.use(phoneRoutes({ ...options.phone, pay: options.pay }).routes())

  if (options.pay) await savePayMerchant({ wechat, now }, options.pay)
  const http = createServer(app.callback())
  http.listen(options.port ?? 0, options.host ?? '127.0.0.1')
  await once(http, 'listening')
  notifier.resume()
  const ticking = setInterval(() => {
    if (letAllPass()) save()
  }, TICK_MS)
  const { port } = http.address() as AddressInfo

  return {
    url: `http://localhost:${port}`,
    port,
    async close() {
      clearInterval(ticking)
      const closed = once(http, 'close')
      http.close()
      http.closeAllConnections()
      await Promise.all([closed, shops.stop(), events.stop(), notifier.stop()])
      save()
    },
  }
}

/** Sets up the platforms of the options; what is known of them already stays. */
function startPlatforms({ platforms }: WechatState, wanted: EmulatorOptions['platforms']): void {
  for (const one of wanted ?? []) {
    const options = PlatformSettings.parse(one)
    const known = platforms.get(options.component_appid)
    if (known) known.options = PlatformSettings.parse({ ...known.options, ...one })
    else platforms.set(options.component_appid, newPlatform(options))
  }
}

/** The Mini Program among the options. */
function firstOf(options: EmulatorOptions): ShopOptions {
  const { appid, secret, push, mchid, visible_after, settlement_delay } = options
  const { name, principal_name, user_name } = options
  const shown = { name, principal_name, user_name, mchid, visible_after, settlement_delay }
  return { appid, secret, push, ...given(shown) }
}
