/** Webhooks: where events are sent. */
import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { failureText } from '../outgoing/failure-words.ts'
import { deliveryRoutes } from './delivery-routes.ts'
import {
  events,
  EXAMPLE,
  EXAMPLE_ID,
  EXAMPLE_SECRET,
  EXAMPLE_URL,
  language,
  NewWebhookResponse,
  Removed,
  state,
  url,
  view,
  wantedTypes,
  WebhookId,
  WebhookResponse,
  WebhookView,
} from './view.ts'
import {
  changeWebhook,
  createWebhook,
  deleteWebhook,
  readWebhook,
  readWebhooks,
  rotateSecret,
  testWebhook,
} from './webhooks.ts'

const createWebhookRoute = defineRoute({
  method: 'post',
  path: '/api/webhooks',
  id: 'createWebhook',
  group: 'webhooks',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Lets events be posted to an address, from now on',
    zh: '登记接收事件的地址，从此刻起推送',
  },
  details: {
    en: 'Deliveries follow Standard Webhooks: `webhook-id` (the same in every try), `webhook-timestamp`, `webhook-signature`; a body `{type, timestamp, data}`. Answer 2xx within 15 s, whatever you do with it later. Anything else is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h and 24 h; 410 ends it. An event may come twice, and after a later one: use `webhook-id`, and read the order where it matters.',
    zh: '投递遵循 Standard Webhooks：请求头 `webhook-id`（重试时不变）、`webhook-timestamp`、`webhook-signature`，请求体 `{type, timestamp, data}`。请在 15 秒内返回 2xx，再自行处理；否则在 5 秒、5 分钟、30 分钟、2、5、10、14、20、24 小时后重试，返回 410 则停止。同一事件可能重复、也可能乱序到达：请按 `webhook-id` 去重，必要时查询订单。',
  },
  body: z
    .strictObject({ url, events: events.optional(), language: language.optional() })
    .meta({ id: 'WebhookRequest' }),
  response: { status: 201, schema: NewWebhookResponse },
  errors: ['invalid'],
  example: {
    body: { url: EXAMPLE_URL, events: ['order.paid' as const] },
    response: { webhook: { ...EXAMPLE, events: ['order.paid' as const], secret: EXAMPLE_SECRET } },
  },
  async handle({ body, language: asked }, shop) {
    const given = {
      ...body,
      events: wantedTypes(body.events ?? ['*']),
      language: body.language ?? asked,
    }
    const { webhook, secret: made } = await createWebhook(shop, given)
    const deliveries = { pending: 0, failed: 0 }
    return { webhook: { ...view({ webhook, deliveries }, given.language), secret: made } }
  },
})

const listWebhooksRoute = defineRoute({
  method: 'get',
  path: '/api/webhooks',
  id: 'listWebhooks',
  group: 'webhooks',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'Webhooks, with how their deliveries go', zh: 'webhook 列表及投递情况' },
  response: {
    status: 200,
    schema: z.object({ webhooks: z.array(WebhookView) }).meta({ id: 'WebhookList' }),
  },
  errors: [],
  example: { response: { webhooks: [EXAMPLE] } },
  async handle({ language }, shop) {
    return { webhooks: (await readWebhooks(shop)).map((one) => view(one, language)) }
  },
})

const readWebhookRoute = defineRoute({
  method: 'get',
  path: '/api/webhooks/{id}',
  id: 'readWebhook',
  group: 'webhooks',
  caller: 'merchant',
  right: 'read',
  summary: { en: 'A webhook, with how its deliveries go', zh: '查看 webhook 及其投递情况' },
  params: WebhookId,
  response: { status: 200, schema: WebhookResponse },
  errors: ['not_found'],
  example: { params: { id: EXAMPLE_ID }, response: { webhook: EXAMPLE } },
  async handle({ params, language }, shop) {
    return { webhook: view(await readWebhook(shop, params.id), language) }
  },
})

const changeWebhookRoute = defineRoute({
  method: 'patch',
  path: '/api/webhooks/{id}',
  id: 'changeWebhook',
  group: 'webhooks',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Changes a webhook; `state` switches it off or on again',
    zh: '修改 webhook；`state` 用于关闭或重新启用',
  },
  details: {
    en: 'What is written while it is off is not sent later; POST /api/outgoing/resend sends it.',
    zh: '关闭期间产生的事件之后不会自动补发；可用 POST /api/outgoing/resend 补发。',
  },
  params: WebhookId,
  body: z
    .strictObject({
      url: url.optional(),
      events: events.optional(),
      language: language.optional(),
      state: state.optional(),
    })
    .meta({ id: 'WebhookChange' }),
  response: { status: 200, schema: WebhookResponse },
  errors: ['not_found', 'invalid'],
  example: {
    params: { id: EXAMPLE_ID },
    body: { state: 'active' as const },
    response: { webhook: EXAMPLE },
  },
  async handle({ params, body, language }, shop) {
    const change = { ...body, events: body.events && wantedTypes(body.events) }
    return { webhook: view(await changeWebhook(shop, params.id, change), language) }
  },
})

const deleteWebhookRoute = defineRoute({
  method: 'delete',
  path: '/api/webhooks/{id}',
  id: 'deleteWebhook',
  group: 'webhooks',
  caller: 'merchant',
  right: 'settings',
  summary: { en: 'Removes a webhook and what waits for it', zh: '删除 webhook 及其等待中的投递' },
  params: WebhookId,
  response: { status: 200, schema: Removed },
  errors: ['not_found'],
  example: { params: { id: EXAMPLE_ID }, response: { removed: true as const } },
  async handle({ params }, shop) {
    await deleteWebhook(shop, params.id)
    return { removed: true as const }
  },
})

const testWebhookRoute = defineRoute({
  method: 'post',
  path: '/api/webhooks/{id}/test',
  id: 'testWebhook',
  group: 'webhooks',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Posts an event of type `webhook.test` now, and tells what came back',
    zh: '立即发送一条 `webhook.test` 事件，并返回结果',
  },
  params: WebhookId,
  response: {
    status: 200,
    schema: z
      .object({
        delivered: z.boolean(),
        status: z.int().nullable(),
        error: z.string().nullable(),
        error_text: z.string().nullable(),
        duration_ms: z.int(),
      })
      .meta({ id: 'WebhookTest' }),
  },
  errors: ['not_found'],
  example: {
    params: { id: EXAMPLE_ID },
    response: { delivered: true, status: 204, error: null, error_text: null, duration_ms: 41 },
  },
  async handle({ params, language }, shop) {
    const result = await testWebhook(shop, params.id)
    return { ...result, error_text: failureText(result.error, language) }
  },
})

/** A day; a week at most. */
const OVERLAP_SECONDS = 86_400

const rotateSecretRoute = defineRoute({
  method: 'post',
  path: '/api/webhooks/{id}/rotate',
  id: 'rotateWebhookSecret',
  group: 'webhooks',
  caller: 'merchant',
  right: 'settings',
  summary: {
    en: 'Makes a new secret; the former one signs beside it for a day',
    zh: '更换密钥；原密钥在一天内同时签名',
  },
  params: WebhookId,
  body: z
    .strictObject({
      overlap_seconds: z
        .int()
        .min(0)
        .max(7 * OVERLAP_SECONDS)
        .optional()
        .meta({
          text: {
            en: 'How long both sign; 0: the former one is known to others',
            zh: '新旧密钥同时签名的时长；原密钥已泄露时填 0',
          },
        }),
    })
    .meta({ id: 'RotateRequest' }),
  response: { status: 200, schema: NewWebhookResponse },
  errors: ['not_found'],
  example: {
    params: { id: EXAMPLE_ID },
    body: {},
    response: { webhook: { ...EXAMPLE, secret: EXAMPLE_SECRET } },
  },
  async handle({ params, body, language }, shop) {
    const { secret: made, ...found } = await rotateSecret(
      shop,
      params.id,
      body.overlap_seconds ?? OVERLAP_SECONDS,
    )
    return { webhook: { ...view(found, language), secret: made } }
  },
})

export const webhookRoutes = [
  createWebhookRoute,
  listWebhooksRoute,
  readWebhookRoute,
  changeWebhookRoute,
  deleteWebhookRoute,
  testWebhookRoute,
  rotateSecretRoute,
  ...deliveryRoutes,
]
