import { explain } from '@fahuo/wechat'
import { z } from 'zod'
import type { Language } from '../core/language.ts'
import { EXAMPLE_PAY_TIME } from '../http/examples.ts'
import { milliseconds, seconds } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import type { Shop } from '../shops/shop.ts'
import { askForOlder, askForRecent, readSyncs, type SyncStatus } from './sync.ts'

const SyncView = z
  .object({
    reading: z.boolean().meta({
      text: { en: 'Pages are being read, or waited for', zh: '正在读取，或等待重试' },
    }),
    pages: z
      .int()
      .meta({ text: { en: 'Of 100 orders, read so far', zh: '已读页数，每页 100 单' } }),
    as_of: seconds.nullable(),
    retry_at: milliseconds.nullable(),
    errcode: z.int().nullable(),
    cause: z
      .string()
      .nullable()
      .meta({ text: { en: 'Why it waits', zh: '等待的原因' } }),
  })
  .meta({ id: 'Sync' })

const SyncsView = z
  .object({
    recent: SyncView.meta({
      text: { en: 'Orders paid in the last two days', zh: '最近两天付款的订单' },
    }),
    older: SyncView.meta({
      text: { en: 'Orders paid in the last 30 days', zh: '最近 30 天付款的订单' },
    }),
  })
  .meta({ id: 'Syncs' })

const EXAMPLE_SYNC = {
  reading: false,
  pages: 3,
  as_of: EXAMPLE_PAY_TIME,
  retry_at: null,
  errcode: null,
  cause: null,
}
const EXAMPLE_SYNCS = {
  recent: EXAMPLE_SYNC,
  older: { ...EXAMPLE_SYNC, reading: true, pages: 12 },
}

const NO_ANSWER = { en: 'WeChat does not answer', zh: '微信未响应' }

const view = (status: SyncStatus, language: Language) => ({
  ...status,
  cause:
    status.retry_at === null
      ? null
      : (status.errcode === null ? NO_ANSWER : explain(status.errcode).cause)[language],
})

async function viewSyncs(shop: Shop, language: Language) {
  const { recent, older } = await readSyncs(shop)
  return { recent: view(recent, language), older: view(older, language) }
}

const readSyncsRoute = defineRoute({
  method: 'get',
  path: '/api/sync',
  id: 'readSync',
  group: 'orders',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'How far the local copy is read', zh: '本地副本的同步进度' },
  response: { status: 200, schema: SyncsView },
  errors: [],
  example: { response: EXAMPLE_SYNCS },
  handle: ({ language }, shop) => viewSyncs(shop, language),
})

const startSyncRoute = defineRoute({
  method: 'post',
  path: '/api/sync',
  id: 'startSync',
  group: 'orders',
  caller: 'merchant',
  right: 'manage',
  summary: {
    en: 'Reads orders from WeChat now; at most once a minute, whoever asks',
    zh: '立即从微信读取订单；无论谁请求，最多每分钟一次',
  },
  body: z
    .strictObject({
      older: z
        .boolean()
        .optional()
        .meta({ text: { en: 'Those of 30 days, too', zh: '同时读取 30 天内的订单' } }),
    })
    .meta({ id: 'SyncRequest' }),
  response: { status: 202, schema: SyncsView },
  errors: [],
  example: { body: { older: true }, response: EXAMPLE_SYNCS },
  async handle({ body, language }, shop) {
    await askForRecent(shop)
    if (body.older) await askForOlder(shop)
    return viewSyncs(shop, language)
  },
})

export const syncRoutes = [readSyncsRoute, startSyncRoute]
