export default {
  pages: ['pages/home/index', 'pages/purchases/index', 'pages/purchase/index'],
  darkmode: true,
  lazyCodeLoading: 'requiredComponents',
  window: { navigationBarTitleText: '茶铺' },
}
