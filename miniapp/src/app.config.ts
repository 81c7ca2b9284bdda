import { PAGES } from '@fahuo/contract/pages'
import { LOGISTICS_PLUGIN } from '@fahuo/miniapp-kit/core'

// Declared on request only: an upload with a plugin that the account has not added fails.
const version = process.env['FAHUO_LOGISTICS_PLUGIN']
const plugins = version
  ? { plugins: { [LOGISTICS_PLUGIN.name]: { version, provider: LOGISTICS_PLUGIN.provider } } }
  : {}

export default defineAppConfig({
  pages: [...PAGES],
  ...plugins,
  darkmode: true,
  themeLocation: 'theme.json',
  sitemapLocation: 'sitemap.json',
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '我的订单',
    navigationBarBackgroundColor: '@navigationBackground',
    navigationBarTextStyle: '@navigationText',
    backgroundColor: '@background',
    backgroundTextStyle: '@backgroundText',
  },
})
