/** What a jump path may be: any page of any Mini Program, with a query of its own. */
import type { Text } from '../core/language.ts'

/** Said in the place of a path: WeChat's setting is left as it is. */
export const NO_JUMP_PATH = 'none'

/** Query names that WeChat adds itself; a path must not carry them. */
const WECHAT_QUERY = ['transaction_id', 'merchant_id', 'merchant_trade_no', 'sub_merchant_id']

/** Nobody says how long a path may be [?]; this is more than any page's. */
const MAX_LENGTH = 1024

/** One part of a page's path: what can be the name of a folder or file on every system. */
const PART = /^[^\s?#&=%\\:*"<>|{}$／？]+$/u

/** How much of a wrong text is repeated, and how many pages are named. */
const SHOWN_LENGTH = 80
const SHOWN_PAGES = 20

/** Reads a jump path as WeChat wants it. @returns the path, or what is wrong with it */
export const readPagePath = (given: string) =>
  readPath(given, { text: placeholderProblem, query: queryProblem })

/** What else must be right, each with what is wrong; null: nothing. */
interface PathRules {
  /** Of the whole text. */
  text: (text: string) => Text | null
  query: (query: string) => Text | null
}

/**
 * Reads a page with its query as WeChat wants it: without a leading slash and `.html`.
 * @returns the path, or what is wrong with it
 */
export function readPath(given: string, rules: PathRules): { path: string } | { problem: Text } {
  const text = given.trim()
  if (text.length > MAX_LENGTH)
    return {
      problem: {
        en: `longer than ${MAX_LENGTH} characters`,
        zh: `超过 ${MAX_LENGTH} 个字符`,
      },
    }
  const wrong = rules.text(text)
  if (wrong) return { problem: wrong }
  const [before = '', ...rest] = text.split('?')
  const page = pageName(before)
  const parts = page.split('/')
  if (parts.some((part) => !PART.test(part) || part === '.' || part === '..')) {
    const shown = JSON.stringify(before.slice(0, SHOWN_LENGTH))
    return {
      problem: {
        en: `${shown} is not the path of a page; write it as in app.json, for example pages/order/detail/index`,
        zh: `${shown} 不是小程序页面路径；请按 app.json 的写法填写，例如 pages/order/detail/index`,
      },
    }
  }
  const query = rest.join('?')
  const problem = rules.query(query)
  return problem ? { problem } : { path: query === '' ? page : `${page}?${query}` }
}

function placeholderProblem(text: string): Text | null {
  if (!/\$\{|\{\{|%7B%7B/i.test(text)) return null
  return {
    en: 'WeChat fills nothing in: a placeholder would reach the page as it is',
    zh: '微信不会替换占位符，页面会原样收到',
  }
}

/** Writes a page as app.json does. */
export const pageName = (text: string): string =>
  text
    .trim()
    .replace(/^\/+/, '')
    .replace(/\.html$/i, '')

/** Returns what is wrong with the query of a jump path: nobody fills it in, and WeChat adds its own. */
function queryProblem(query: string): Text | null {
  const blanks = blanksInQuery(query)
  if (blanks) return blanks
  const names = new URLSearchParams(query)
  const name = WECHAT_QUERY.find((one) => names.has(one))
  if (name === undefined) return null
  return { en: `WeChat adds ${name} itself`, zh: `${name} 由微信自动添加，不能写在路径里` }
}

/** Returns what is wrong with a query that holds what would end it. */
export function blanksInQuery(query: string): Text | null {
  if (!/[\s#]/.test(query)) return null
  return {
    en: 'the query has a space or a #; write them as %20 and %23',
    zh: '参数中含有空格或 #，请写作 %20、%23',
  }
}

/** Returns what is wrong with a path where the Mini Program's pages are known; null: nothing. */
export function unknownPage(path: string, pages: readonly string[] | null): Text | null {
  const [page = ''] = path.split('?')
  if (path === NO_JUMP_PATH || pages === null || pages.includes(page)) return null
  const more = pages.length > SHOWN_PAGES
  const shown = pages.slice(0, SHOWN_PAGES)
  return {
    en: `${page} is not a page of the Mini Program by MINIAPP_PAGES; its pages are ${shown.join(', ')}${more ? ', …' : ''}`,
    zh: `按 MINIAPP_PAGES，${page} 不是小程序的页面；可用页面：${shown.join('、')}${more ? '……' : ''}`,
  }
}
