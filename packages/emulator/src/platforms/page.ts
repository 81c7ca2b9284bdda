import type { Context as Koa, Middleware } from 'koa'
import { getRawBody } from 'raw-body'
import type { Shops } from '../shops.ts'
import { originalId, type Context } from '../state/context.ts'
import type { Platform } from '../state/platforms.ts'
import type { WechatState } from '../state/wechat.ts'
import { authorise, REDIRECT_CODE_SECONDS, refusesPlatform, takenSets } from './authorisations.ts'
import { pageTexts, type PageRefusal, type PageTexts } from './page-texts.ts'
import { isExclusive, PERMISSION_SETS } from './permission-sets.ts'

/** For a computer, and in WeChat's own browser [official]. */
const PATHS = new Set(['/cgi-bin/componentloginpage', '/wxaopen/safe/bindcomponent'])

/** The kinds of account that include Mini Programs: 2, 3 with official accounts, 6 all [official]. */
const MINI_PROGRAM_TYPES = new Set(['2', '3', '6'])

/** What the link says, and what the form repeats. */
interface Link {
  component_appid: string
  pre_auth_code: string
  redirect_uri: string
  auth_type: string
  biz_appid: string
  category_id_list: string
}

const FIELDS = [
  'component_appid',
  'pre_auth_code',
  'redirect_uri',
  'auth_type',
  'biz_appid',
  'category_id_list',
] as const

const linkOf = (fields: URLSearchParams): Link =>
  Object.fromEntries(FIELDS.map((name) => [name, fields.get(name) ?? ''])) as unknown as Link

/** Whether an address is on the entry domain, which the console has without a scheme [official]. */
function isOn(entry_domain: string | null, address: string): boolean {
  if (!URL.canParse(address)) return false
  const { host, hostname } = new URL(address)
  return entry_domain === null || entry_domain === host || entry_domain === hostname
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).host : '')

/**
 * The page on which a merchant authorises a platform. It is entered by a click on a page of the entry
 * domain, which WeChat reads from the Referer, and leads back to an address of the same host [official].
 */
export function authorisationPage(shops: Shops, wechat: () => WechatState): Middleware {
  return async (ctx, next) => {
    if (!PATHS.has(ctx.path)) return next()
    const texts = pageTexts(textOf(ctx.query['lang']) ?? ctx.get('accept-language'))
    ctx.type = 'html'
    // The Referer that leads here is not handed on; codes stay out of caches.
    ctx.set('cache-control', 'no-store')
    return ctx.method === 'POST' ? agree(ctx, texts) : show(ctx, texts)
  }

  function show(ctx: Koa, texts: PageTexts): undefined {
    const link = linkOf(new URLSearchParams(ctx.querystring))
    const platform = wechat().platforms.get(link.component_appid)
    const referer = ctx.get('referer')
    const from_entry = platform && isOn(platform.options.entry_domain, referer)
    const entered = platform?.options.entry_domain === null || from_entry
    if (platform && !entered) return refuse(ctx, texts, 'entry_domain', hostOf(referer))
    const checked = check(link)
    if ('why' in checked) return refuse(ctx, texts, checked.why)
    ctx.body = formPage(texts, link, checked)
    return undefined
  }

  async function agree(ctx: Koa, texts: PageTexts): Promise<undefined> {
    const sent = await getRawBody(ctx.req, { limit: '64kb', encoding: 'utf8' })
    const fields = new URLSearchParams(sent)
    const link = linkOf(fields)
    const checked = check(link)
    if ('why' in checked) return refuse(ctx, texts, checked.why)
    const { platform, accounts } = checked
    const shop = accounts.find(({ options }) => options.appid === fields.get('appid'))
    if (!shop) return refuse(ctx, texts, 'no_account')
    const asked = askedSets(platform, link)
    const permission_sets = fields
      .getAll('set')
      .map(Number)
      .filter((id) => asked.includes(id))
    const { pre_auth_code } = link
    const { code } = authorise(shop, platform, { permission_sets, pre_auth_code })
    // Used up with the authorisation [assumed: how often it can be used is not documented].
    platform.pre_auth_codes = platform.pre_auth_codes.filter((one) => one.code !== pre_auth_code)
    const back = new URL(link.redirect_uri)
    // Its own query stays [assumed].
    back.searchParams.set('auth_code', code)
    back.searchParams.set('expires_in', String(REDIRECT_CODE_SECONDS))
    ctx.redirect(back.href)
    return undefined
  }

  function check(link: Link): { why: PageRefusal } | { platform: Platform; accounts: Context[] } {
    const platform = wechat().platforms.get(link.component_appid)
    if (!platform || platform.options.banned) return { why: 'no_platform' }
    const known = platform.pre_auth_codes.find(({ code }) => code === link.pre_auth_code)
    const now = shops.first().context.now()
    if (!known || known.expires_at <= now) return { why: 'pre_auth_code' }
    if (!isOn(platform.options.entry_domain, link.redirect_uri)) return { why: 'redirect_uri' }
    // biz_appid beats auth_type [official].
    if (link.biz_appid === '' && !MINI_PROGRAM_TYPES.has(link.auth_type))
      return { why: 'auth_type' }
    const named = shops
      .all()
      .map(({ context }) => context)
      .filter(({ options }) => link.biz_appid === '' || options.appid === link.biz_appid)
    const accounts = named.filter((one) => refusesPlatform(one, platform) === null)
    const [first] = named
    if (accounts.length > 0) return { platform, accounts }
    return { why: (first && refusesPlatform(first, platform)) ?? 'no_account' }
  }
}

const textOf = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value : undefined

/** What the link asks for; without a list, what the platform is set up with [official]. */
function askedSets({ options }: Platform, { category_id_list }: Link): number[] {
  const listed = category_id_list.split('|').map(Number).filter(Boolean)
  return listed.length === 0
    ? options.permission_sets
    : options.permission_sets.filter((id) => listed.includes(id))
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

function refuse(ctx: Koa, texts: PageTexts, why: PageRefusal, detail = ''): undefined {
  // An error is a page like any other [assumed].
  ctx.body = page(
    texts,
    `<h1>${texts.refused}</h1><p data-testid="refused" data-why="${why}">${escaped(texts.why[why](detail))}</p>`,
  )
  return undefined
}

function formPage(
  texts: PageTexts,
  link: Link,
  { platform, accounts }: { platform: Platform; accounts: readonly Context[] },
): string {
  const hidden = FIELDS.map(
    (name) => `<input type="hidden" name="${name}" value="${escaped(link[name])}">`,
  )
  const [first] = accounts
  const taken = first ? takenSets(first, platform) : new Set<number>()
  const radios = accounts.map(
    (one) =>
      `<label><input type="radio" name="appid" value="${one.options.appid}" required${
        one === first ? ' checked' : ''
      }> ${escaped(one.options.name ?? one.options.appid)} <small>${originalId(one)}</small></label>`,
  )
  const ticks = askedSets(platform, link).map((id) => {
    const name = PERMISSION_SETS[id]?.[texts.lang === 'en' ? 'en' : 'zh'] ?? ''
    // With one Mini Program it is known what another platform has; with several it shows afterwards.
    const held = accounts.length === 1 && taken.has(id)
    const mark = held ? texts.taken : isExclusive(id) ? texts.exclusive : ''
    return `<label><input type="checkbox" name="set" value="${id}"${
      held ? ' disabled' : ' checked'
    }> ${id} ${escaped(name)}${mark && ` <small>${mark}</small>`}</label>`
  })
  return page(
    texts,
    `<h1>${texts.title}</h1><p>${escaped(texts.asks(platform.options.name))}</p>
<form method="post">${hidden.join('')}
<fieldset><legend>${texts.account}</legend>${radios.join('')}</fieldset>
<fieldset><legend>${texts.sets}</legend>${ticks.join('')}</fieldset>
<button data-testid="agree">${texts.agree}</button></form>`,
  )
}

const page = ({ lang, title }: PageTexts, content: string) => `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>
:root { color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }
body { max-width: 32rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.25rem }
fieldset { border: 0; padding: 0; margin: 1rem 0 }
legend { font-weight: 600 }
label { display: block; padding: .375rem 0 }
small { opacity: .7 }
button { font: inherit; width: 100%; min-height: 44px; border: 0; border-radius: 6px; background: #07803f; color: #fff }
:focus-visible { outline: 3px solid #2f7cf6; outline-offset: 2px }
</style></head><body><main>${content}</main></body></html>`
