/** The pages on which a merchant begins to authorise the platform, and learns what came of it. */
import type { Language, Text } from '../core/language.ts'
import { grantsOf, type AuthorisationLinks, type OnboardingResult } from './onboarding.ts'
import type { Onboarding } from './onboarding-queries.ts'
import { OUTCOMES } from './outcomes.ts'
import { KNOWN_SETS } from './permission-sets.ts'

/** The console's colours and measures. */
export const PAGE_STYLE = `:root{color-scheme:light dark;--ground:#f3f5f7;--surface:#fff;--text:#16191d;--muted:#555f6a;--line:#e3e6ea;--green:#06783a;--on-green:#fff;--amber:#8a4b00}
@media(prefers-color-scheme:dark){:root{--ground:#101316;--surface:#191d21;--text:#e9ebee;--muted:#a6b0ba;--line:#2c3238;--green:#5fd39a;--on-green:#06210f;--amber:#f2b866}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}
main{width:min(560px,100%);margin:0 auto;padding:6vh 16px 32px}
h1{font-size:22px;margin:0 0 12px}
h2{font-size:16px;margin:24px 0 8px}
section{background:var(--surface);border:1px solid var(--line);border-radius:12px;padding:16px}
ul,ol{margin:0;padding-left:20px}
li{margin:8px 0}
small{display:block;color:var(--muted)}
.cost,.missing{color:var(--amber)}
.go{display:block;margin-top:12px;padding:10px 16px;border-radius:8px;background:var(--green);color:var(--on-green);text-align:center;text-decoration:none;min-height:44px}
.go.second{background:none;color:var(--green);border:1px solid var(--green)}
`

const escape = (text: string) =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

function page(language: Language, title: string, body: string, reload_seconds?: number): string {
  const reload =
    reload_seconds === undefined ? '' : `<meta http-equiv="refresh" content="${reload_seconds}" />`
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" />${reload}
<title>${escape(title)}</title><link rel="stylesheet" href="/onboard/style.css" /></head>
<body><main><h1>${escape(title)}</h1>${body}</main></body>
</html>
`
}

const WORDS = {
  begin: { en: 'Authorise the shipping service', zh: '授权发货服务' },
  for_whom: { en: 'For', zh: '授权对象' },
  asked: { en: 'What it asks for', zh: '需要的权限' },
  admin: {
    en: "Only the Mini Program's administrator can authorise. WeChat shows what is asked for; you may leave out all but the first one.",
    zh: '只有小程序管理员可以授权。微信会列出所需权限，除第一项外均可不授权。',
  },
  pc: { en: 'Authorise on this computer', zh: '在电脑上授权' },
  h5: { en: 'Authorise in WeChat on this phone', zh: '在手机微信中授权' },
  not_ready: { en: 'WeChat is not ready yet', zh: '微信暂未就绪' },
  try_again: {
    en: 'Nothing was done. Open this page again in some minutes.',
    zh: '尚未进行任何操作，请几分钟后重新打开本页。',
  },
  no_link: { en: 'This link is not valid any more', zh: '链接已失效' },
  ask_again: {
    en: 'It has expired, or was taken back. Ask whoever sent it for a new one.',
    zh: '链接已过期或已被收回，请向发送人索取新的链接。',
  },
  working: { en: 'WeChat is being asked', zh: '正在向微信确认' },
  wait: { en: 'This page goes on by itself.', zh: '本页会自动更新。' },
  done: { en: 'Authorised', zh: '授权成功' },
  not_done: { en: 'The authorisation did not come through', zh: '授权未完成' },
  granted: { en: 'granted', zh: '已授权' },
  missing: { en: 'not granted', zh: '未授权' },
  update: {
    en: 'To grant more, open the link that you were sent once more, and choose to update the authorisation.',
    zh: '如需增加权限，请再次打开收到的链接，并选择更新授权。',
  },
  next: { en: 'What is left to do by hand', zh: '还需手动完成' },
} as const satisfies Record<string, Text>

/** What no platform may set, or not without a set. */
const BY_HAND: readonly { unless: number | null; text: Text }[] = [
  {
    unless: null,
    text: {
      en: 'mp.weixin.qq.com → 发货信息管理: confirm that shipping management is open, and set the jump path of shipping messages to your order page.',
      zh: 'mp.weixin.qq.com →“发货信息管理”：确认已开通，并把发货消息的跳转路径设为您的订单页。',
    },
  },
  {
    unless: 18,
    text: {
      en: 'mp.weixin.qq.com → 开发管理 → 服务器域名: add this server as a request domain, if your Mini Program calls it.',
      zh: 'mp.weixin.qq.com →“开发管理 → 服务器域名”：如小程序直接调用本服务，请把本服务加入 request 合法域名。',
    },
  },
  {
    unless: 182,
    text: {
      en: 'mp.weixin.qq.com → 基础功能 → 订单中心: set the page that an order opens.',
      zh: 'mp.weixin.qq.com →“基础功能 → 订单中心”：设置订单打开的页面。',
    },
  },
]

const list = (items: readonly string[], tag = 'ul') =>
  `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`

/** Shows what is asked for, and leads to WeChat. WeChat wants to see from which host a click comes. */
export function beginPage(
  onboarding: Onboarding,
  links: AuthorisationLinks,
  language: Language,
): string {
  const word = (name: keyof typeof WORDS) => escape(WORDS[name][language])
  const asked = KNOWN_SETS.filter(({ id }) => onboarding.permission_sets.includes(id)).map(
    ({ name, use, cost }) =>
      `${escape(name)}<small>${escape(use[language])}</small>${
        cost ? `<small class="cost">${escape(cost[language])}</small>` : ''
      }`,
  )
  const link = (href: string, name: 'pc' | 'h5', more = '') =>
    `<a class="go${more}" referrerpolicy="origin" href="${escape(href)}">${word(name)}</a>`
  return page(
    language,
    WORDS.begin[language],
    `<p>${word('for_whom')}: ${escape(onboarding.name)}</p>
<section><h2>${word('asked')}</h2>${list(asked)}</section>
<p>${word('admin')}</p>${link(links.pc, 'pc')}${link(links.h5, 'h5', ' second')}`,
  )
}

/** WeChat gives no code for now. */
export const notReadyPage = (language: Language): string =>
  page(
    language,
    WORDS.not_ready[language],
    `<section><p>${escape(WORDS.try_again[language])}</p></section>`,
  )

/** The link leads nowhere. */
export const noLinkPage = (language: Language): string =>
  page(
    language,
    WORDS.no_link[language],
    `<section><p>${escape(WORDS.ask_again[language])}</p></section>`,
  )

/** Shows what is granted, what is missing and what it costs, and what to click. */
export function resultPage(result: OnboardingResult, language: Language): string {
  const word = (name: keyof typeof WORDS) => escape(WORDS[name][language])
  const { outcome, shop } = result
  if (outcome === null)
    return page(
      language,
      WORDS.working[language],
      `<section><p>${word('wait')}</p></section>`,
      RELOAD_SECONDS,
    )
  if (outcome !== 'authorised')
    return page(
      language,
      WORDS.not_done[language],
      `<section><p>${escape(OUTCOMES[outcome][language])}</p></section>`,
    )
  const grants = grantsOf(result).map(({ name, use, cost, granted }) => {
    const state = granted ? word('granted') : `<span class="missing">${word('missing')}</span>`
    const price = !granted && cost ? `<small class="cost">${escape(cost[language])}</small>` : ''
    return `${escape(name)}: ${state}<small>${escape(use[language])}</small>${price}`
  })
  const by_hand = BY_HAND.filter(
    ({ unless }) => unless === null || !shop?.permission_sets.includes(unless),
  ).map(({ text }) => escape(text[language]))
  return page(
    language,
    WORDS.done[language],
    `<p>${escape(shop?.name || (shop?.appid ?? ''))}</p>
<section>${list(grants)}<p>${word('update')}</p></section>
<section><h2>${word('next')}</h2>${list(by_hand, 'ol')}</section>`,
  )
}

const RELOAD_SECONDS = 2
