import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { readEvents, replayEvent, replayParkedEvents } from './events.ts'

const EventView = z.object({
  id: z.int(),
  event: z.string(),
  state: z.enum(['new', 'done', 'parked']),
  tries: z.int(),
  error: z.string().nullable(),
  received_at: z.int().meta({ description: 'Unix milliseconds' }),
  message: z
    .record(z.string(), z.unknown())
    .meta({ description: 'As WeChat sent it, decrypted; openids are masked' }),
})

const Replayed = z.object({ replayed: z.int() })

const listEventsRoute = defineRoute({
  method: 'get',
  path: '/api/events',
  id: 'listEvents',
  group: 'events',
  caller: 'merchant',
  summary: { en: "WeChat's pushes, newest first", zh: '微信推送记录，最新在前' },
  query: z.strictObject({
    state: z.enum(['new', 'done', 'parked']).optional(),
    event: z.string().max(64).optional(),
    cursor: z.coerce.number().int().positive().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  response: {
    status: 200,
    schema: z.object({ events: z.array(EventView), next_cursor: z.int().nullable() }),
  },
  errors: [],
  async handle({ query }, shop) {
    return readEvents(shop, query)
  },
})

const replayEventRoute = defineRoute({
  method: 'post',
  path: '/api/events/{id}/replay',
  id: 'replayEvent',
  group: 'events',
  caller: 'merchant',
  summary: { en: 'Processes a push again', zh: '重新处理一条推送' },
  params: z.object({ id: z.coerce.number().int().positive() }),
  response: { status: 202, schema: Replayed },
  errors: ['not_found'],
  async handle({ params }, shop) {
    const replayed = await replayEvent(shop, params.id)
    shop.wake('pushes')
    return { replayed }
  },
})

const replayParkedEventsRoute = defineRoute({
  method: 'post',
  path: '/api/events/replay',
  id: 'replayParkedEvents',
  group: 'events',
  caller: 'merchant',
  summary: { en: 'Processes all parked pushes again', zh: '重新处理所有搁置的推送' },
  response: { status: 202, schema: Replayed },
  errors: [],
  async handle(_, shop) {
    const replayed = await replayParkedEvents(shop)
    if (replayed > 0) shop.wake('pushes')
    return { replayed }
  },
})

export const pushRoutes = [listEventsRoute, replayEventRoute, replayParkedEventsRoute]
