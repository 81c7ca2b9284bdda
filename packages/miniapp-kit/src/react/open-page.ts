import Taro from '@tarojs/taro'

/** WeChat keeps ten pages open at most [official]. */
const MAX_PAGES = 10

/**
 * Opens a page of the Mini Program, with its query; in place of the one in front where ten are open
 * already, since WeChat opens no more. A page of the tab bar is switched to, without its query.
 */
export function openPage(path: string): void {
  const url = path.startsWith('/') ? path : `/${path}`
  const replace = () => void Taro.redirectTo({ url })
  if (Taro.getCurrentPages().length >= MAX_PAGES) return replace()
  Taro.navigateTo({ url }).catch((error: { errMsg?: string } | undefined) => {
    // Pages that are being opened count, too.
    if (/limit/i.test(error?.errMsg ?? '')) replace()
    else if (/tab ?bar/i.test(error?.errMsg ?? ''))
      void Taro.switchTab({ url: url.replace(/\?.*$/, '') })
  })
}
