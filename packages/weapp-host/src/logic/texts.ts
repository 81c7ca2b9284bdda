/** What WeChat itself writes around and over a page; the English words are assumed. */
export interface WechatTexts {
  back: string
  home: string
  more: string
  close: string
  cancel: string
  confirm: string
  copied: string
}

const ZH: WechatTexts = {
  back: '返回',
  home: '首页',
  more: '更多',
  close: '关闭',
  cancel: '取消',
  confirm: '确定',
  copied: '内容已复制',
}

const EN: WechatTexts = {
  back: 'Back',
  home: 'Home',
  more: 'More',
  close: 'Close',
  cancel: 'Cancel',
  confirm: 'OK',
  copied: 'Copied',
}

/** Returns WeChat's words in the phone's language, Chinese when none is set. */
export const wechatTexts = (language = 'zh_CN'): WechatTexts =>
  language.startsWith('zh') ? ZH : EN
