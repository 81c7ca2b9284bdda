import { ERRCODE, explain, WechatError } from '@fahuo/wechat'
import type { Text } from '../core/language.ts'
import { isFresh } from '../core/time.ts'
import { JUMP_PATH } from '../wechat/jump-path.ts'
import { NO_JUMP_PATH, unknownPage } from '../wechat/jump-path-rules.ts'
import { ORDER_CENTRE, ORDER_CENTRE_DELAY_MS } from '../wechat/order-centre.ts'
import {
  registeredPath,
  registeredTime,
  saidPath,
  unsaidPath,
  type PathKind,
  type Said,
} from '../wechat/registered-path.ts'
import { jumpPathOf, orderCentrePathOf } from '../wechat/settings.ts'
import { ok, type Finding, type Subject } from './doctor-check.ts'

/** What the findings of a path say. */
interface PathWords {
  command: string
  /** What is so while the setting is not set. */
  unset: Finding
  /** What an SDK calls. */
  call: string
}

const START: Text = {
  en: 'Start the server: it registers the path, and its log says what WeChat answered.',
  zh: '请启动服务，启动时会自动登记；结果见日志。',
}

const say = ({ examples }: PathKind): Text => ({
  en: `Set ${examples}, and start the server again: a page of your Mini Program, or none to leave WeChat's setting as it is.`,
  zh: `请设置 ${examples.replace(' or ', ' 或 ')} 后重启服务：前者为小程序的页面，none 表示不改动微信已有的设置。`,
})

const NOT_ANSWERING: Finding = {
  level: 'problem',
  found: { en: 'none yet: WECHAT_API_URL does not answer', zh: '尚未登记：WECHAT_API_URL 无应答' },
  remedy: START,
}

const JUMP_PATH_WORDS: PathWords = {
  command: 'fahuo jump-path',
  unset: {
    level: 'problem',
    found: {
      en: 'MSG_JUMP_PATH is not set, so nothing is registered: shipping messages open what WeChat has, its own page if nothing',
      zh: '未设置 MSG_JUMP_PATH，因此没有登记：发货消息打开微信已有的设置，没有则为微信自己的页面',
    },
    remedy: say(JUMP_PATH),
  },
  call: 'set_msg_jump_path',
}

const ORDER_CENTRE_WORDS: PathWords = {
  command: 'fahuo order-centre-path',
  unset: {
    level: 'warning',
    found: {
      en: "ORDER_CENTRE_PATH is not set, so nothing is registered: WeChat's order centre opens what it has, nothing of yours if it has nothing",
      zh: '未设置 ORDER_CENTRE_PATH，因此没有登记：微信订单中心打开微信已有的设置，没有则不会进入您的页面',
    },
    remedy: say(ORDER_CENTRE),
  },
  call: 'update_order_detail_path',
}

/** Checks which page the shipping message opens, and whether what was said of it is still meant. */
export const jumpPath = async (subject: Subject): Promise<Finding> =>
  (await findPath(subject, JUMP_PATH, JUMP_PATH_WORDS)).finding

/** Checks which page WeChat's order centre opens, and that WeChat has the one that was said. */
export async function orderCentrePath(subject: Subject): Promise<Finding> {
  const { finding, path } = await findPath(subject, ORDER_CENTRE, ORDER_CENTRE_WORDS)
  if (finding.level === 'problem' || path === null) return finding
  const at_wechat = await askPath(subject)
  if ('refused' in at_wechat) return at_wechat.refused
  const there = at_wechat.path === '' ? { en: 'none', zh: '无' } : both(at_wechat.path)
  if (path === NO_JUMP_PATH)
    return ok(
      `none: WeChat's setting is left as it is (${there.en})`,
      `none：不改动微信已有的设置（${there.zh}）`,
    )
  if (at_wechat.path === path) return finding
  const found = {
    en: `WeChat has: ${there.en}; registered: ${path}`,
    zh: `微信当前：${there.zh}；已登记：${path}`,
  }
  const at = await registeredTime(subject, ORDER_CENTRE)
  if (isFresh(at, ORDER_CENTRE_DELAY_MS, subject.clock.now()))
    return { level: 'warning', found, remedy: TAKES_MINUTES }
  return {
    level: 'problem',
    found,
    remedy: {
      en: `Somebody changed it in the console or with another program. Register it again: fahuo order-centre-path '${path}'; or say theirs, or none.`,
      zh: `路径已在微信后台或由其他程序更改。请重新登记：fahuo order-centre-path '${path}'；或改为对方的路径，或 none。`,
    },
  }
}

const both = (text: string): Text => ({ en: text, zh: text })

const TAKES_MINUTES: Text = {
  en: 'It was registered only just now, and takes about ten minutes; run this again then.',
  zh: '刚刚登记，约十分钟后生效；请稍后再检查。',
}

const AGREEMENT: Text = {
  en: "Sign the order-centre agreement in WeChat's console (基础功能 → 订单中心), or say ORDER_CENTRE_PATH=none to do without.",
  zh: '请在微信后台“基础功能 → 订单中心”签署协议；不需要时可设 ORDER_CENTRE_PATH=none。',
}

/** Refusals of accounts that may not use the order centre. */
const NOT_OPEN = new Set<number>([ERRCODE.API_UNAUTHORISED, ERRCODE.PERMISSION_SET_MISSING])

/** Asks WeChat which path it has. Not asking is no problem of shipping: a warning. */
async function askPath({ wechat }: Subject): Promise<{ path: string } | { refused: Finding }> {
  try {
    return await wechat.orderCentre.getOrderDetailPath({})
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    const { errcode, message } = error
    if (errcode === undefined) return { refused: { level: 'warning', found: both(message) } }
    const { cause, remedy } = explain(errcode)
    const found = { en: `${errcode}: ${cause.en}`, zh: `${errcode}：${cause.zh}` }
    return {
      refused: { level: 'warning', found, remedy: NOT_OPEN.has(errcode) ? AGREEMENT : remedy },
    }
  }
}

/** @returns what was found by our own words, and the path that is to be registered, `none`, or null */
async function findPath(
  { config, ...scope }: Subject,
  kind: PathKind,
  words: PathWords,
): Promise<{ finding: Finding; path: string | null }> {
  const settings = kind === JUMP_PATH ? jumpPathOf(config) : orderCentrePathOf(config)
  const registered = await registeredPath(scope, kind, settings)
  const said = await saidPath(scope, kind, settings)
  const path = said ? said.path : await unsaidPath(scope, kind, settings)
  if (path === undefined) return { finding: NOT_ANSWERING, path: null }
  if (path === null) return { finding: words.unset, path }
  const problem = unknownPage(path, settings.pages)
  if (problem)
    return { finding: { level: 'problem', found: problem, remedy: wrongPage(words) }, path }
  if (path !== NO_JUMP_PATH && registered !== path)
    return {
      finding: {
        level: 'problem',
        found: {
          en: `registered: ${registered ?? 'none'}; wanted: ${path}`,
          zh: `已登记：${registered ?? '无'}；应为：${path}`,
        },
        remedy: START,
      },
      path,
    }
  if (said && said.setting !== null && said.setting !== path)
    return { finding: differing(said, kind, words), path }
  return {
    finding:
      path === NO_JUMP_PATH
        ? ok("none: WeChat's setting is left as it is", 'none：不改动微信已有的设置')
        : ok(path, path),
    path,
  }
}

const wrongPage = ({ command }: PathWords): Text => ({
  en: `Release a Mini Program with this page, correct MINIAPP_PAGES, or register another one: ${command} <page>.`,
  zh: `请发布带有该页面的小程序、更正 MINIAPP_PAGES，或改登记其他页面：${command} <页面>。`,
})

/** It works as it was said last; a new operator would read the setting. */
function differing(
  { path, by, setting }: Said,
  kind: PathKind,
  { command, call }: PathWords,
): Finding {
  const BY = {
    setting: { en: kind.setting, zh: kind.setting },
    api: { en: 'the API', zh: '接口' },
    proxy: { en: `an SDK's ${call}`, zh: `SDK 的 ${call}` },
  } satisfies Record<Said['by'], Text>
  return {
    level: 'warning',
    found: {
      en: `${path}, said by ${BY[by].en}; ${kind.setting} is still ${setting}`,
      zh: `${path}，由${BY[by].zh}指定；${kind.setting} 仍为 ${setting}`,
    },
    remedy: {
      en: `What was said last holds, and stays after a restart. Write ${kind.setting}=${path}, too; or go back: ${command} '${setting}'.`,
      zh: `以最后一次指定为准，重启后不变。请同步改为 ${kind.setting}=${path}；或改回：${command} '${setting}'。`,
    },
  }
}
