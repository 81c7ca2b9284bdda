import type { Router } from '@koa/router'
import { z } from 'zod'
import type { PlatformEvents } from '../platforms/messages.ts'
import {
  authorise,
  authorisationOf,
  pushTicket,
  refusesPlatform,
  revoke,
} from '../platforms/authorisations.ts'
import { runReleaseTest } from '../platforms/release-test.ts'
import type { Shop, Shops } from '../shops.ts'
import { seconds } from '../state/context.ts'
import { currentTicket, newPlatform, PlatformSettings, type Platform } from '../state/platforms.ts'
import type { WechatState } from '../state/wechat.ts'
import { body, ControlError, numberOf } from './input.ts'

const NewPlatformRequest = PlatformSettings.extend({
  /** Whether the Mini Program authorises it at once. */
  authorise: z.boolean().default(true),
})
const Grant = z.strictObject({
  /** What the merchant grants; without it what the platform asks for. */
  permission_sets: z.array(z.int()).optional(),
  /** As on the authorisation page; without it as in the merchant's own console. */
  pre_auth_code: z.string().optional(),
})

/** A platform as it is shown; its secret, token and key are in the answer to what made it. */
function platformView(platform: Platform, shops: Shops) {
  const { component_appsecret: _, token: __, encoding_aes_key: ___, ...options } = platform.options
  return {
    ...options,
    ticket_at: seconds(platform.tickets.at(-1)?.at ?? 0),
    authorisations: Object.entries(platform.authorisations).map(([appid, one]) => ({
      appid,
      name: shops.of(appid)?.options.name ?? null,
      permission_sets: one.permission_sets,
      authorised_at: seconds(one.authorised_at),
      exchanged: one.refresh_token !== '',
    })),
  }
}

/** Third-party platforms: their console, the merchants' side of an authorisation, and what is pushed. */
export function platformRoutes(
  router: Router,
  deps: {
    shops: Shops
    wechat: () => WechatState
    events: PlatformEvents
    /** The Mini Program that a request is about. */
    shopOf: (ctx: { query: Record<string, string | string[] | undefined> }) => Shop
  },
): void {
  const { shops, events, shopOf } = deps
  const platformOf = (ctx: { params: Record<string, string> }): Platform => {
    const platform = deps.wechat().platforms.get(ctx.params['component_appid'] ?? '')
    if (!platform) throw new ControlError(404, 'not_found', 'there is no such platform')
    return platform
  }
  const grant = (shop: Shop, platform: Platform, wanted: z.output<typeof Grant>) => {
    const why = refusesPlatform(shop.context, platform)
    if (why) throw new ControlError(409, why, 'the Mini Program cannot authorise this platform')
    const { permission_sets = platform.options.permission_sets, pre_auth_code } = wanted
    return authorise(shop.context, platform, { permission_sets, pre_auth_code }).code
  }

  router.get('/platforms', (ctx) => {
    const all = [...deps.wechat().platforms.values()]
    ctx.body = { platforms: all.map((one) => platformView(one, shops)) }
  })
  router.post('/platforms', async (ctx) => {
    const { authorise: at_once, ...options } = await body(ctx, NewPlatformRequest)
    const platforms = deps.wechat().platforms
    if (platforms.has(options.component_appid))
      throw new ControlError(409, 'exists', 'component_appid: there is such a platform already')
    const platform = newPlatform(options)
    platforms.set(options.component_appid, platform)
    const shop = shopOf(ctx)
    pushTicket(shop.context, platform)
    const authorization_code = at_once ? grant(shop, platform, {}) : null
    const component_verify_ticket = currentTicket(platform)
    ctx.body = { ...options, component_verify_ticket, authorization_code }
  })
  router.get('/platforms/:component_appid', (ctx) => {
    ctx.body = platformView(platformOf(ctx), shops)
  })
  router.post('/platforms/:component_appid', async (ctx) => {
    const platform = platformOf(ctx)
    const { success, data, error } = PlatformSettings.safeParse({
      ...platform.options,
      ...(await body(ctx, z.looseObject({}))),
      component_appid: platform.options.component_appid,
    })
    if (!success) throw new ControlError(400, 'invalid', error.issues[0]?.message ?? 'platform')
    platform.options = data
    ctx.body = platformView(platform, shops)
  })

  router.post('/platforms/:component_appid/ticket', (ctx) => {
    const platform = platformOf(ctx)
    pushTicket(shops.first().context, platform)
    ctx.body = { component_verify_ticket: currentTicket(platform) }
  })
  router.post('/platforms/:component_appid/authorise', async (ctx) => {
    const [platform, shop] = [platformOf(ctx), shopOf(ctx)]
    ctx.body = { authorization_code: grant(shop, platform, await body(ctx, Grant)) }
  })
  router.post('/platforms/:component_appid/revoke', (ctx) => {
    const [platform, shop] = [platformOf(ctx), shopOf(ctx)]
    if (!authorisationOf(shop.context, platform))
      throw new ControlError(409, 'not_authorised', 'the Mini Program has not authorised it')
    revoke(shop.context, platform)
    ctx.body = {}
  })

  router.get('/platforms/:component_appid/events', (ctx) => {
    const limit = numberOf(ctx, 'limit', 1) ?? 200
    ctx.body = { events: platformOf(ctx).events.slice(-limit).toReversed() }
  })
  router.post('/platforms/:component_appid/events', async (ctx) => {
    const platform = platformOf(ctx)
    const wanted = await body(
      ctx,
      z.union([
        z.strictObject({ id: z.string() }),
        z.strictObject({ message: z.record(z.string(), z.unknown()) }),
      ]),
    )
    if ('message' in wanted) {
      ctx.body = events.send(platform, wanted.message)
      return
    }
    const again = platform.events.find(({ id }) => id === wanted.id)
    if (!again) throw new ControlError(404, 'not_found', 'there is no such event')
    events.deliver(platform, again)
    ctx.body = again
  })
  router.post('/platforms/:component_appid/release-test', async (ctx) => {
    ctx.body = await runReleaseTest(shops, platformOf(ctx))
  })
}
