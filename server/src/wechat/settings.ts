import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { z } from 'zod'
import { setting } from '../core/setting.ts'
import { NO_JUMP_PATH, readPagePath } from './jump-path-rules.ts'
import { readMiniappPages } from './miniapp-pages.ts'

/** The settings of the page that the shipping message opens. */
export const jumpPathSettings = {
  MSG_JUMP_PATH: setting(
    z
      .string()
      .transform((text, ctx) => {
        if (text.trim() === NO_JUMP_PATH) return NO_JUMP_PATH
        const read = readPagePath(text)
        if ('path' in read) return read.path
        ctx.addIssue({ code: 'custom', message: 'jump path', params: { text: read.problem } })
        return z.NEVER
      })
      .optional(),
    {
      en: "the page of your Mini Program where a tap on the shipping message leads, with a query of its own if you like; none: WeChat's setting is left as it is. With the real WeChat nothing is registered until it is set; on the local WeChat the default is pages/order/detail/index",
      zh: '买家点击发货消息后进入的小程序页面，可带自己的参数；none：不改动微信已有的设置。连接真实微信时，未设置则不登记任何页面；本地微信默认为 pages/order/detail/index',
    },
    ORDER_DETAIL_PAGE,
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
      en: 'the pages of the released Mini Program: the path of its app.json, or a list with commas. With it a jump path that is no page is refused; without it the server does not guess',
      zh: '已发布小程序的页面：app.json 的路径，或以逗号分隔的页面列表。设置后会拒绝不存在的跳转页面；未设置则不作判断',
    },
    'dist/app.json',
  ),
}
