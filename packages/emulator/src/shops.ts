import type { Middleware } from 'koa'
import { controlRoutes } from './control/routes.ts'
import type { Faults } from './gateway/faults.ts'
import { createQuota } from './gateway/quota.ts'
import type { CallsLog } from './gateway/calls-log.ts'
import { notifyRefund } from './pay/notify.ts'
import type { PayNotifier } from './pay/notifier.ts'
import { platformTargets, type PlatformEvents } from './platforms/messages.ts'
import { createPushes, type Pushes } from './pushes/pushes.ts'
import { originalId, type Context } from './state/context.ts'
import { DEMO_MCHID } from './state/pay.ts'
import type { ContextOptions, PushOptions, ShopOptions } from './state/shop-options.ts'
import { emptyState, type State } from './state/state.ts'
import type { WechatState } from './state/wechat.ts'

/** A Mini Program at work. */
export interface Shop {
  context: Context
  options: ShopOptions
  pushes: Pushes
  /** Its part of the control interface. */
  control: Middleware
}

/** A Mini Program as the control interface shows it, without anything secret. */
export function shopView(shop: Shop) {
  const { context } = shop
  const { appid, mchid, name } = context.options
  return {
    appid,
    name: name ?? null,
    user_name: originalId(context),
    mchid,
    push_url: pushOptions(shop).url ?? null,
    orders: context.state.orders.size,
  }
}

/** The Mini Programs of this WeChat: each has its own orders, buyers, tokens, settings and pushes. */
export function createShops(deps: {
  /** The state that they share. */
  wechat: () => WechatState
  now: () => number
  faults: Faults
  calls: CallsLog
  notifier: PayNotifier
  events: PlatformEvents
  save: () => void
}) {
  const { faults, notifier } = deps
  const shops = new Map<string, Shop>()
  const platformQuota = createQuota()
  /** Found before: which Mini Program an access token is for. */
  const owners = new Map<string, Shop>()

  function make(options: ShopOptions, state: State): Shop {
    const { appid } = options
    const context: Context = {
      state,
      shops: { of: (other) => shops.get(other)?.context },
      platformQuota,
      tellPlatform: (platform, message) => void deps.events.send(platform, message),
      get wechat() {
        return deps.wechat()
      },
      get options() {
        return contextOptions(shop.options)
      },
      quota: createQuota(),
      now: deps.now,
      push: (message) => void pushes.send(message),
      tellRefund: (order, refund) => void notifyRefund(context, notifier, order, refund),
    }
    const pushes = createPushes({
      targets: (message) => [
        { to: null, appid, options: pushOptions(shop) },
        ...platformTargets(context, message),
      ],
      records: () => context.state.pushes,
      now: deps.now,
      onDelivered: deps.save,
      fault: ({ to }) => faults.take('/push', to ?? appid),
    })
    const shop: Shop = { context, options, pushes, control: (_, next) => next() }
    // A wrong key is told at once, not by the first push.
    pushes.check()
    shop.control = controlRoutes({
      context,
      everywhere: () => [...shops.values()].map((one) => one.context),
      pushes,
      notifier,
    })
    return shop
  }

  return {
    /** Adds a Mini Program. @throws when its push key is none */
    add(options: ShopOptions, state = emptyState()): Shop {
      const shop = make(options, state)
      shops.set(options.appid, shop)
      return shop
    },
    /** Changes what is given of a Mini Program. @throws when its push key is none */
    change(shop: Shop, given: Partial<ShopOptions>): void {
      const before = shop.options
      shop.options = { ...before, ...given }
      try {
        shop.pushes.check()
      } catch (error) {
        shop.options = before
        throw error
      }
    },
    /** The one that the emulator was started with; it is meant where nothing is said. */
    first: (): Shop => {
      const [first] = shops.values()
      if (!first) throw new Error('there is no Mini Program')
      return first
    },
    of: (appid: string) => shops.get(appid),
    all: () => [...shops.values()],
    /** Whose access token it is, also of one that has ended; undefined: it never was one. */
    ofToken(access_token: string): Shop | undefined {
      const has = ({ context }: Shop) =>
        context.state.tokens.some((token) => token.access_token === access_token)
      const known = owners.get(access_token)
      if (known && has(known)) return known
      const found = [...shops.values()].find(has)
      if (found) owners.set(access_token, found)
      else owners.delete(access_token)
      return found
    },
    /** Forgets a Mini Program's state. */
    clear({ context }: Shop): void {
      context.state = emptyState()
      context.quota.clear()
    },
    /** Takes a Mini Program away. */
    remove: ({ options }: Shop) => void shops.delete(options.appid),
    stop: () => Promise.all([...shops.values()].map(({ pushes }) => pushes.stop())),
  }
}
export type Shops = ReturnType<typeof createShops>

/** Where the pushes of a Mini Program go, and how. */
const pushOptions = ({ options }: Shop): PushOptions => ({
  token: 'emulator',
  format: 'json',
  ...options.push,
})

const contextOptions = ({
  appid,
  secret,
  mchid = DEMO_MCHID,
  visible_after = 0,
  settlement_delay = 3,
  user_name,
  name,
  principal_name,
}: ShopOptions): ContextOptions => ({
  appid,
  secret,
  mchid,
  visible_after,
  settlement_delay,
  ...(user_name !== undefined && { user_name }),
  ...(name !== undefined && { name }),
  ...(principal_name !== undefined && { principal_name }),
})
