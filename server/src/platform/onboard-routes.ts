import { Router } from '@koa/router'
import { WechatError } from '@fahuo/wechat'
import type { Middleware } from 'koa'
import { FahuoError } from '../core/errors.ts'
import { addressOf } from '../http/address.ts'
import { languageOf } from '../http/errors.ts'
import { createRateLimit } from '../http/rate-limit.ts'
import type { Platform } from '../shops/platform.ts'
import { takeRedirect } from './events.ts'
import { authorisationLinks, readOnboarding, readResult } from './onboarding.ts'
import { beginPage, noLinkPage, notReadyPage, PAGE_STYLE, resultPage } from './pages.ts'

/** Pages a minute from one address: each costs WeChat a code, and a token cannot be guessed by trying. */
const PER_MINUTE = 60

const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

/** The most that WeChat's redirect may say of how long a code lives: an hour. */
const LONGEST_SECONDS = 3600

/** Serves the pages of onboarding on the platform's host, where WeChat wants merchants to come from. */
export function onboardRouter(platform: Platform): Router {
  const router = new Router()
  const limit = createRateLimit(PER_MINUTE)
  const guarded: Middleware = async (ctx, next) => {
    await limit.count(addressOf(ctx))
    ctx.set('content-security-policy', POLICY)
    // WeChat refuses a click that does not say from which host it comes; more it need not know.
    ctx.set('referrer-policy', 'origin')
    ctx.type = 'html'
    try {
      await next()
    } catch (error) {
      const gone =
        error instanceof FahuoError &&
        (error.code === 'invitation_spent' || error.code === 'not_found')
      if (!gone) throw error
      ctx.status = 404
      ctx.body = noLinkPage(languageOf(ctx))
    }
  }
  router.get('/onboard/style.css', (ctx) => {
    ctx.set('cache-control', 'public, max-age=3600')
    ctx.type = 'css'
    ctx.body = PAGE_STYLE
  })
  router.get('/onboard/callback/:id', guarded, async (ctx) => {
    const { id = '' } = ctx['params'] as { id?: string }
    const { onboarding } = await readResult(platform, id)
    const auth_code = textOf(ctx.query['auth_code'])
    const expires_in = Number(textOf(ctx.query['expires_in']))
    if (auth_code !== '' && auth_code.length <= 1024)
      await takeRedirect(platform, {
        auth_code,
        expires_in: Math.min(Math.max(expires_in || 0, 0), LONGEST_SECONDS),
        onboarding_id: onboarding.id,
      })
    // The code must not stay in the address, where a reload would bring it again.
    ctx.redirect(`/onboard/result/${onboarding.id}`)
  })
  router.get('/onboard/result/:id', guarded, async (ctx) => {
    const { id = '' } = ctx['params'] as { id?: string }
    ctx.body = resultPage(await readResult(platform, id), languageOf(ctx))
  })
  router.get('/onboard/:token', guarded, async (ctx) => {
    const { token = '' } = ctx['params'] as { token?: string }
    const onboarding = await readOnboarding(platform, token)
    try {
      ctx.body = beginPage(
        onboarding,
        await authorisationLinks(platform, onboarding),
        languageOf(ctx),
      )
    } catch (error) {
      if (!(error instanceof WechatError)) throw error
      platform.log.warn({ reason: error.message }, 'a merchant could not begin to authorise')
      ctx.status = 503
      ctx.body = notReadyPage(languageOf(ctx))
    }
  })
  return router
}

const textOf = (value: string | string[] | undefined): string =>
  typeof value === 'string' ? value : ''
