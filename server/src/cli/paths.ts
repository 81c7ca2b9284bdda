import type { Command } from 'commander'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import type { Parts, ServerOption } from './parts.ts'

/** What the server tells of a path. */
interface PathView {
  registered: string | null
  said: { path: string } | null
  setting: string | null
  /** What WeChat has now, where it can be asked. */
  at_wechat?: { path: string | null; errcode: number | null }
}

/** Adds `fahuo jump-path` and `fahuo order-centre-path`, which show and change the pages that WeChat opens. */
export function addPaths(program: Command, parts: Parts): void {
  const { text } = parts
  addPath(program, parts, {
    command: 'jump-path',
    description: text(
      'shows the page that the shipping message opens, or registers another one',
      '查看发货消息打开的页面，或登记新的页面',
    ),
    argument: text(
      'a page with its query, or none: nothing is registered',
      '页面及其参数；none 表示不登记',
    ),
    setting: 'MSG_JUMP_PATH',
    async run(fahuo, path) {
      const { jump_path, said, setting } = await (path === undefined
        ? fahuo.readJumpPath()
        : fahuo.changeJumpPath({ path }))
      return { registered: jump_path, said, setting }
    },
  })
  addPath(program, parts, {
    command: 'order-centre-path',
    description: text(
      "shows the page that WeChat's order centre opens, or registers another one",
      '查看微信订单中心打开的页面，或登记新的页面',
    ),
    argument: text(
      'a page whose query has ${商品订单号}, in single quotes, or none: nothing is registered',
      '页面及其参数，参数中须含 ${商品订单号}（用单引号括起）；none 表示不登记',
    ),
    setting: 'ORDER_CENTRE_PATH',
    async run(fahuo, path) {
      const { order_centre_path, ...told } = await (path === undefined
        ? fahuo.readOrderCentrePath()
        : fahuo.changeOrderCentrePath({ path }))
      return { registered: order_centre_path, ...told }
    },
  })
}

interface PathCommand {
  command: string
  description: string
  argument: string
  setting: string
  run: (fahuo: Api, path: string | undefined) => Promise<PathView>
}

function addPath(
  program: Command,
  { asking, apiOf, language }: Parts,
  { command, description, argument, setting, run }: PathCommand,
): void {
  asking(program.command(command))
    .description(description)
    .argument('[path]', argument)
    .action(async (path: string | undefined, options: ServerOption) => {
      const view = await run(apiOf(options), path)
      for (const line of lines(view, setting, language)) console.log(line)
    })
}

function lines(view: PathView, name: string, language: Language): string[] {
  const { registered: path, said, setting, at_wechat } = view
  const zh = language === 'zh'
  const registered = path ?? (zh ? '无' : 'none')
  const set = setting ?? (zh ? '未设置' : 'not set')
  const first = [
    zh ? `已登记：${registered}` : `registered: ${registered}`,
    ...(at_wechat ? [thereLine(at_wechat, zh)] : []),
  ]
  if (said?.path === 'none')
    return [
      ...first,
      zh
        ? 'none：不再登记，微信已有的设置保持不变。'
        : 'none: nothing is registered any more, and WeChat keeps what it has.',
    ]
  if (said === null || said.path === setting) return [...first, `${name}: ${set}`]
  return [
    ...first,
    zh
      ? `${name}：${set}。以最后一次指定为准，重启后不变；建议同步修改该设置。`
      : `${name}: ${set}. What was said last holds after a restart; write it there, too.`,
  ]
}

/** What WeChat has; a change takes about ten minutes. */
function thereLine({ path, errcode }: NonNullable<PathView['at_wechat']>, zh: boolean): string {
  const why = errcode === null ? '' : ` (errcode ${errcode})`
  if (zh) return `微信当前：${path === null ? `未返回${why}` : path || '无'}`
  return `WeChat has: ${path === null ? `it does not say${why}` : path || 'none'}`
}
