import type { Command } from 'commander'
import type { Schemas } from '@fahuo/client'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import type { Parts, ServerOption } from './parts.ts'

/** Adds `fahuo jump-path`, which shows and changes the page that the shipping message opens. */
export function addJumpPath(program: Command, { text, asking, apiOf, language }: Parts): void {
  asking(program.command('jump-path'))
    .description(
      text(
        'shows the page that the shipping message opens, or registers another one',
        '查看发货消息打开的页面，或登记新的页面',
      ),
    )
    .argument(
      '[path]',
      text(
        'a page with its query, or none: nothing is registered',
        '页面及其参数；none 表示不登记',
      ),
    )
    .action((path: string | undefined, options: ServerOption) =>
      jumpPath(apiOf(options), path, language),
    )
}

async function jumpPath(fahuo: Api, path: string | undefined, language: Language): Promise<void> {
  const now = await (path === undefined ? fahuo.readJumpPath() : fahuo.changeJumpPath({ path }))
  for (const line of lines(now, language)) console.log(line)
}

function lines({ jump_path, said, setting }: Schemas['JumpPath'], language: Language): string[] {
  const zh = language === 'zh'
  const registered = jump_path ?? (zh ? '无' : 'none')
  const set = setting ?? (zh ? '未设置' : 'not set')
  const first = zh ? `已登记：${registered}` : `registered: ${registered}`
  if (said?.path === 'none')
    return [
      first,
      zh
        ? 'none：不再登记，微信已有的设置保持不变。'
        : 'none: nothing is registered any more, and WeChat keeps what it has.',
    ]
  if (said === null || said.path === setting) return [first, `MSG_JUMP_PATH: ${set}`]
  return [
    first,
    zh
      ? `MSG_JUMP_PATH：${set}。以最后一次指定为准，重启后不变；建议同步修改该设置。`
      : `MSG_JUMP_PATH: ${set}. What was said last holds after a restart; write it there, too.`,
  ]
}
