export default { navigationBarTitleText: '我买过的', enablePullDownRefresh: true }
