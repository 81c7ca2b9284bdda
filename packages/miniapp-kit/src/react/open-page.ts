import Taro from '@tarojs/taro'

/** WeChat keeps ten pages open at most [official]. */
const MAX_PAGES = 10

/** Opens a page; in place of the one in front where ten are open already, since WeChat opens no more. */
export function openPage(url: string): void {
  const replace = () => void Taro.redirectTo({ url })
  if (Taro.getCurrentPages().length >= MAX_PAGES) return replace()
  Taro.navigateTo({ url }).catch((error: { errMsg?: string } | undefined) => {
    // Pages that are being opened count, too.
    if (/limit/i.test(error?.errMsg ?? '')) replace()
  })
}
