import { PAGES } from '@fahuo/contract/pages'

export default defineAppConfig({
  pages: [...PAGES],
  darkmode: true,
  themeLocation: 'theme.json',
  window: {
    navigationBarTitleText: '我的订单',
    navigationBarBackgroundColor: '@navigationBackground',
    navigationBarTextStyle: '@navigationText',
    backgroundColor: '@background',
    backgroundTextStyle: '@backgroundText',
  },
})
