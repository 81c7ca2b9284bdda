import { PAGES } from '@fahuo/contract/pages'
import { LOGISTICS_PLUGIN, textsFor } from '@fahuo/miniapp-kit'

// Declared only if the build asks for it: uploading a plugin that the account has not added fails.
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
    navigationBarTitleText: textsFor('zh_CN').myOrders,
    navigationBarBackgroundColor: '@navigationBackground',
    navigationBarTextStyle: '@navigationText',
    backgroundColor: '@background',
    backgroundTextStyle: '@backgroundText',
  },
})
