import { PAGES } from '@fahuo/contract'
import { z } from 'zod'
import type { Context } from '../core/context.ts'
import { changeJumpPath, registeredJumpPath } from './jump-path.ts'
import { defineRoute, type Route } from '../http/route.ts'

const JumpPath = z.object({ jump_path: z.string().nullable(), pages: z.array(z.string()) })

/** Where a tap on the shipping message leads. */
export function jumpPathRoutes(ctx: Context): Route[] {
  const group = 'jump path'
  const caller = 'merchant'
  const path = '/api/jump-path'
  return [
    defineRoute({
      method: 'get',
      path,
      id: 'readJumpPath',
      group,
      caller,
      summary: {
        en: 'The path that WeChat took last, and the pages to choose from',
        zh: '当前已登记的跳转路径与可选页面',
      },
      answer: { status: 200, schema: JumpPath },
      errors: [],
      handle: async () => ({ jump_path: await registeredJumpPath(ctx), pages: [...PAGES] }),
    }),
    defineRoute({
      method: 'put',
      path,
      id: 'changeJumpPath',
      group,
      caller,
      summary: {
        en: 'Registers another path; change MSG_JUMP_PATH, too, or a restart registers that one again',
        zh: '登记新的跳转路径；请同时修改 MSG_JUMP_PATH，否则重启后会恢复',
      },
      body: z.strictObject({ path: z.string().min(1).max(1024) }),
      answer: { status: 200, schema: JumpPath },
      errors: ['wechat_unavailable'],
      async handle({ body }) {
        await changeJumpPath(ctx, body.path)
        return { jump_path: body.path, pages: [...PAGES] }
      },
    }),
  ]
}
