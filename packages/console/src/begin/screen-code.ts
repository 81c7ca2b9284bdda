/** The code of each screen, by its address; a file of its own. */
export const SCREEN_CODE = {
  '/today': () => import('../screens/today/screen.tsx'),
  '/orders': () => import('../screens/orders/screen.tsx'),
  '/bulk': () => import('../screens/bulk/screen.tsx'),
  '/complaints': () => import('../screens/complaints/screen.tsx'),
  '/trouble': () => import('../screens/trouble/screen.tsx'),
  '/money': () => import('../screens/money/screen.tsx'),
  '/pushes': () => import('../screens/pushes/screen.tsx'),
  '/webhooks': () => import('../screens/webhooks/screen.tsx'),
  '/shops': () => import('../screens/shops/screen.tsx'),
  '/settings': () => import('../screens/settings/screen.tsx'),
}

export const isScreen = (path: string): path is keyof typeof SCREEN_CODE =>
  Object.hasOwn(SCREEN_CODE, path)
