import Taro from '@tarojs/taro'

/** Opens a page of the shop's own Mini Program: WeChat allows ten pages, and tabs in their own way. */
export function openPath(path: string): void {
  const url = `/${path.replace(/^\//, '')}`
  Taro.navigateTo({ url })
    .catch(() => Taro.redirectTo({ url }))
    .catch(() => Taro.switchTab({ url: url.replace(/\?.*$/, '') }))
    .catch(() => {})
}
