/** Who did what. */
import { z } from 'zod'
import { readIdCursor } from '../core/pagination.ts'
import { SECOND_MS } from '../core/time.ts'
import { EXAMPLE_PAYMENT, EXAMPLE_SHIPMENT_ID } from '../http/examples.ts'
import { cursorQuery, limitQuery, milliseconds, nextCursor, secondsQuery } from '../http/fields.ts'
import { defineRoute } from '../http/route.ts'
import { readAudit } from './audit.ts'

const AuditEntry = z
  .object({
    id: z.string(),
    at: milliseconds,
    by: z.object({
      kind: z.enum(['person', 'key', 'command']).meta({
        text: {
          en: 'A person who signed in, an API key, or the command line on the server',
          zh: '登录人员、API 密钥或服务器上的命令行',
        },
      }),
      id: z.string(),
      name: z.string().meta({ text: { en: 'As it was then', zh: '当时的名称' } }),
    }),
    action: z.string().meta({
      text: { en: 'The operation, as this description names it', zh: '操作名称，与接口说明一致' },
    }),
    transaction_id: z.string().nullable(),
    shipment_id: z.string().nullable(),
    subject: z
      .string()
      .nullable()
      .meta({
        text: {
          en: 'What else it is about: a complaint, a person, a key',
          zh: '其他对象：投诉、人员或密钥等',
        },
      }),
    before: z.record(z.string(), z.unknown()).nullable(),
    after: z.record(z.string(), z.unknown()).nullable(),
  })
  .meta({ id: 'AuditEntry' })

const listAuditRoute = defineRoute({
  method: 'get',
  path: '/api/audit',
  id: 'listAudit',
  group: 'people',
  caller: 'merchant',
  right: 'manage',
  summary: { en: 'Who did what to which order, newest first', zh: '操作记录，最新的在前' },
  query: z.strictObject({
    by: z
      .string()
      .max(64)
      .optional()
      .meta({ text: { en: 'The id of a person or key', zh: '人员或密钥的 id' } }),
    transaction_id: z
      .string()
      .max(128)
      .optional()
      .meta({ text: { en: 'What was done to this order', zh: '针对该订单的操作' } }),
    from: secondsQuery
      .optional()
      .meta({ text: { en: 'At or after, Unix seconds', zh: '此时间及之后，Unix 秒' } }),
    to: secondsQuery
      .optional()
      .meta({ text: { en: 'Before, Unix seconds', zh: '此时间之前，Unix 秒' } }),
    cursor: cursorQuery(64).optional(),
    limit: limitQuery(200, 50),
  }),
  response: {
    status: 200,
    schema: z
      .object({ entries: z.array(AuditEntry), next_cursor: nextCursor })
      .meta({ id: 'AuditPage' }),
  },
  errors: [],
  example: {
    response: {
      entries: [
        {
          id: '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e41',
          at: 1_764_123_100_000,
          by: { kind: 'person', id: '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31', name: '小林' },
          action: 'closeShipment',
          transaction_id: EXAMPLE_PAYMENT.transaction_id,
          shipment_id: EXAMPLE_SHIPMENT_ID,
          subject: null,
          before: { state: 'needs_attention', reason: 'unknown_payment' },
          after: { state: 'rejected', reason: 'closed_by_hand' },
        },
      ],
      next_cursor: null,
    },
  },
  handle({ query: { from, to, cursor, ...query } }, shop) {
    const ms = (seconds: number | undefined) =>
      seconds === undefined ? undefined : seconds * SECOND_MS
    return readAudit(shop, { ...query, from: ms(from), to: ms(to), after: readIdCursor(cursor) })
  },
})

export const auditRoutes = [listAuditRoute]
