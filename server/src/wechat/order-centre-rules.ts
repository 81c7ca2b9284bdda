/** What an order-centre path may be: a page with a query in which WeChat puts the shop's own number. */
import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { ORDER_NUMBER_PLACEHOLDER } from '@fahuo/wechat'
import type { Text } from '../core/language.ts'
import { blanksInQuery, readPath } from './jump-path-rules.ts'

/** That of the reference Mini Program, which finds an order by the shop's own number alone. */
export const USUAL_ORDER_CENTRE_PATH = `${ORDER_DETAIL_PAGE}?merchant_trade_no=${ORDER_NUMBER_PLACEHOLDER}`

/** Reads it as WeChat wants it: without a leading slash and `.html`. @returns the path, or what is wrong */
export const readOrderCentrePath = (given: string) =>
  readPath(given, { text: placeholderProblem, query: queryProblem })

/** Returns what is wrong with the placeholder; null: it stands there once or more, as it must. */
function placeholderProblem(text: string): Text | null {
  if (!text.includes(ORDER_NUMBER_PLACEHOLDER))
    return {
      en: `it does not contain ${ORDER_NUMBER_PLACEHOLDER}, literally, in whose place WeChat puts out_trade_no, the number that your shop paid with; in .env and in a shell, put the path in single quotes`,
      zh: `必须原样包含 ${ORDER_NUMBER_PLACEHOLDER}，微信会将其替换为商户单号（out_trade_no）；在 .env 和命令行中请用单引号括起路径`,
    }
  if (!/\$\{|\{\{|%7B/i.test(text.replaceAll(ORDER_NUMBER_PLACEHOLDER, ''))) return null
  return {
    en: `WeChat fills in ${ORDER_NUMBER_PLACEHOLDER} only: another placeholder would reach the page as it is`,
    zh: `微信只替换 ${ORDER_NUMBER_PLACEHOLDER}，其他占位符会原样传给页面`,
  }
}

/** A placeholder in the page's own name is none: WeChat looks for the page as it is written. */
function queryProblem(query: string): Text | null {
  if (!query.includes(ORDER_NUMBER_PLACEHOLDER))
    return {
      en: `${ORDER_NUMBER_PLACEHOLDER} belongs into the query, for example ?merchant_trade_no=${ORDER_NUMBER_PLACEHOLDER}`,
      zh: `${ORDER_NUMBER_PLACEHOLDER} 应写在参数中，例如 ?merchant_trade_no=${ORDER_NUMBER_PLACEHOLDER}`,
    }
  return blanksInQuery(query)
}
