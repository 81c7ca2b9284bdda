export default definePageConfig({
  navigationBarTitleText: '我的订单',
  enablePullDownRefresh: true,
  // The next page is asked for before the buyer sees the end.
  onReachBottomDistance: 600,
})
