import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { ORDER_NUMBER_PLACEHOLDER } from '@fahuo/wechat'
import { z } from 'zod'
import { setting } from '../core/setting.ts'
import type { PathSettings } from '../shops/shop.ts'
import { NO_JUMP_PATH, readPagePath, unknownPage } from './jump-path-rules.ts'
import { readMiniappPages } from './miniapp-pages.ts'
import { readOrderCentrePath, USUAL_ORDER_CENTRE_PATH } from './order-centre-rules.ts'
import type { PathKind } from './registered-path.ts'

/** A page that WeChat opens, or `none`. */
export const pagePath = (read: PathKind['read'], name: string) =>
  z
    .string()
    .transform((text, ctx) => {
      if (text.trim() === NO_JUMP_PATH) return NO_JUMP_PATH
      const said = read(text)
      if ('path' in said) return said.path
      ctx.addIssue({ code: 'custom', message: name, params: { text: said.problem } })
      return z.NEVER
    })
    .optional()

/** The settings of the pages that WeChat opens. */
export const pathSettings = {
  MSG_JUMP_PATH: setting(
    pagePath(readPagePath, 'jump path'),
    {
      en: "the page of your Mini Program where a tap on the shipping message leads, with a query of its own if you like; none: WeChat's setting is left as it is. With the real WeChat nothing is registered until it is set; on the local WeChat the default is pages/order/detail/index",
      zh: '买家点击发货消息后进入的小程序页面，可带自己的参数；none：不改动微信已有的设置。连接真实微信时，未设置则不登记任何页面；本地微信默认为 pages/order/detail/index',
    },
    ORDER_DETAIL_PAGE,
  ),
  ORDER_CENTRE_PATH: setting(
    pagePath(readOrderCentrePath, 'order-centre path'),
    {
      en: `the page that an order opens in WeChat's order centre (Me, Orders & Cards), with ${ORDER_NUMBER_PLACEHOLDER} in its query, literally and in single quotes: WeChat puts the shop's own number there; none: WeChat's setting is left as it is. With the real WeChat nothing is registered until it is set; on the local WeChat the default is the example`,
      zh: `微信“我—订单与卡包”中点击订单后进入的页面；参数中须原样包含 ${ORDER_NUMBER_PLACEHOLDER}（用单引号括起），微信会替换为商户单号；none：不改动微信已有的设置。连接真实微信时，未设置则不登记任何页面；本地微信默认为示例中的页面`,
    },
    `'${USUAL_ORDER_CENTRE_PATH}'`,
  ),
  MINIAPP_PAGES: setting(
    z
      .string()
      .transform((text, ctx) => {
        const read = readMiniappPages(text)
        if ('pages' in read) return read.pages
        ctx.addIssue({ code: 'custom', message: 'pages', params: { text: read.problem } })
        return z.NEVER
      })
      .optional(),
    {
      en: 'the pages of the released Mini Program: the path of its app.json, or a list with commas. With it a path that is no page is refused; without it the server does not guess',
      zh: '已发布小程序的页面：app.json 的路径，或以逗号分隔的页面列表。设置后会拒绝不存在的页面；未设置则不作判断',
    },
    'dist/app.json',
  ),
}

/** What of the configuration is about paths. */
interface PathConfig {
  MSG_JUMP_PATH?: string | undefined
  ORDER_CENTRE_PATH?: string | undefined
  MINIAPP_PAGES?: readonly string[] | undefined
  WECHAT_API_URL: string
}

/** Returns the paths that name no page of MINIAPP_PAGES, each with why and with one that does. */
export function unknownPaths(config: PathConfig) {
  const { MINIAPP_PAGES: pages = null, MSG_JUMP_PATH, ORDER_CENTRE_PATH } = config
  const [page = ''] = pages ?? []
  const given = [
    { name: 'MSG_JUMP_PATH', path: MSG_JUMP_PATH, example: page },
    {
      name: 'ORDER_CENTRE_PATH',
      path: ORDER_CENTRE_PATH,
      example: `'${page}?merchant_trade_no=${ORDER_NUMBER_PLACEHOLDER}'`,
    },
  ] as const
  return given.flatMap(({ name, path: said, example }) => {
    const why = said === undefined ? null : unknownPage(said, pages)
    return why === null ? [] : [{ name, why, example }]
  })
}

const pathOf = (config: PathConfig, said: string | undefined): PathSettings => ({
  setting: said ?? null,
  pages: config.MINIAPP_PAGES ?? null,
  api_url: config.WECHAT_API_URL,
})

/** What was set of the page that the shipping message opens. */
export const jumpPathOf = (config: PathConfig) => pathOf(config, config.MSG_JUMP_PATH)

/** What was set of the page that WeChat's order centre opens. */
export const orderCentrePathOf = (config: PathConfig) => pathOf(config, config.ORDER_CENTRE_PATH)
