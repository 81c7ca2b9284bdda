import { textsFor } from '@fahuo/miniapp-kit'

export default definePageConfig({
  // WeChat shows this title until the page runs; useTitle then sets it in the buyer's language.
  navigationBarTitleText: textsFor('zh_CN').orderDetail,
  enablePullDownRefresh: true,
})
