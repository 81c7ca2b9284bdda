import { jumpPathOf } from '../config.ts'
import type { Text } from '../core/language.ts'
import { NO_JUMP_PATH, unknownPage } from '../wechat/jump-path-rules.ts'
import {
  JUMP_PATH_EXAMPLES,
  registeredJumpPath,
  saidJumpPath,
  unsaidJumpPath,
  type Said,
} from '../wechat/jump-path.ts'
import { ok, type Finding, type Subject } from './doctor-check.ts'

const START: Text = {
  en: 'Start the server: it registers the path, and its log says what WeChat answered.',
  zh: '请启动服务，启动时会自动登记；结果见日志。',
}

const SAY: Text = {
  en: `Set ${JUMP_PATH_EXAMPLES}, and start the server again: a page of your Mini Program, or none to leave WeChat's setting as it is.`,
  zh: `请设置 ${JUMP_PATH_EXAMPLES.replace(' or ', ' 或 ')} 后重启服务：前者为小程序的页面，none 表示不改动微信已有的设置。`,
}

const NOT_ANSWERING: Finding = {
  level: 'problem',
  found: { en: 'none yet: WECHAT_API_URL does not answer', zh: '尚未登记：WECHAT_API_URL 无应答' },
  remedy: START,
}

/** Checks which page the shipping message opens, and whether what was said of it is still meant. */
export async function jumpPath({ config, ...scope }: Subject): Promise<Finding> {
  const settings = jumpPathOf(config)
  const registered = await registeredJumpPath(scope, settings)
  const said = await saidJumpPath(scope, settings)
  const path = said ? said.path : await unsaidJumpPath(scope, settings)
  if (path === undefined) return NOT_ANSWERING
  if (path === null)
    return {
      level: 'problem',
      found: {
        en: 'MSG_JUMP_PATH is not set, so nothing is registered: shipping messages open what WeChat has, its own page if nothing',
        zh: '未设置 MSG_JUMP_PATH，因此没有登记：发货消息打开微信已有的设置，没有则为微信自己的页面',
      },
      remedy: SAY,
    }
  const problem = unknownPage(path, settings.pages)
  if (problem) return { level: 'problem', found: problem, remedy: WRONG_PAGE }
  if (path !== NO_JUMP_PATH && registered !== path)
    return {
      level: 'problem',
      found: {
        en: `registered: ${registered ?? 'none'}; wanted: ${path}`,
        zh: `已登记：${registered ?? '无'}；应为：${path}`,
      },
      remedy: START,
    }
  if (said && said.setting !== null && said.setting !== path) return differing(said)
  return path === NO_JUMP_PATH
    ? ok("none: WeChat's setting is left as it is", 'none：不改动微信已有的设置')
    : ok(path, path)
}

const WRONG_PAGE: Text = {
  en: 'Release a Mini Program with this page, correct MINIAPP_PAGES, or register another one: fahuo jump-path <page>.',
  zh: '请发布带有该页面的小程序、更正 MINIAPP_PAGES，或改登记其他页面：fahuo jump-path <页面>。',
}

const BY = {
  setting: { en: 'MSG_JUMP_PATH', zh: 'MSG_JUMP_PATH' },
  api: { en: 'the API', zh: '接口' },
  proxy: { en: "an SDK's set_msg_jump_path", zh: 'SDK 的 set_msg_jump_path' },
} satisfies Record<Said['by'], Text>

/** It works as it was said last; a new operator would read the setting. */
function differing({ path, by, setting }: Said): Finding {
  return {
    level: 'warning',
    found: {
      en: `${path}, said by ${BY[by].en}; MSG_JUMP_PATH is still ${setting}`,
      zh: `${path}，由${BY[by].zh}指定；MSG_JUMP_PATH 仍为 ${setting}`,
    },
    remedy: {
      en: `What was said last holds, and stays after a restart. Write MSG_JUMP_PATH=${path}, too; or go back: fahuo jump-path '${setting}'.`,
      zh: `以最后一次指定为准，重启后不变。请同步改为 MSG_JUMP_PATH=${path}；或改回：fahuo jump-path '${setting}'。`,
    },
  }
}
