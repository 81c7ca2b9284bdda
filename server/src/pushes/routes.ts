import { z } from 'zod'
import type { Context } from '../core/context.ts'
import { readEvents, replay } from './events.ts'
import { defineRoute, type Route } from '../http/route.ts'

const Event = z.object({
  id: z.int(),
  event: z.string(),
  state: z.enum(['new', 'done', 'parked']),
  tries: z.int(),
  error: z.string().nullable(),
  received_at: z.int().meta({ description: 'Unix milliseconds' }),
  message: z
    .record(z.string(), z.unknown())
    .meta({ description: 'As WeChat sent it, decrypted; whom it names is masked' }),
})

const Replayed = z.object({ replayed: z.int() })

/** What WeChat pushed, and what became of it. */
export function eventRoutes(ctx: Context, onReplayed: () => void): Route[] {
  const group = 'events'
  const caller = 'merchant'
  return [
    defineRoute({
      method: 'get',
      path: '/api/events',
      id: 'listEvents',
      group,
      caller,
      summary: { en: "WeChat's pushes, newest first", zh: '微信推送记录，最新在前' },
      query: z.strictObject({
        state: z.enum(['new', 'done', 'parked']).optional(),
        event: z.string().max(64).optional(),
        cursor: z.coerce.number().int().positive().optional(),
        limit: z.coerce.number().int().min(1).max(200).default(50),
      }),
      answer: {
        status: 200,
        schema: z.object({ events: z.array(Event), next_cursor: z.int().nullable() }),
      },
      errors: [],
      async handle({ query }) {
        const { events, next_cursor } = await readEvents(ctx, query)
        return {
          events: events.map(({ id, event, state, tries, error, received_at, message }) => ({
            id,
            event,
            state,
            tries,
            error,
            received_at,
            message: JSON.parse(message) as Record<string, unknown>,
          })),
          next_cursor,
        }
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/{id}/replay',
      id: 'replayEvent',
      group,
      caller,
      summary: { en: 'Processes a push again', zh: '重新处理一条推送' },
      params: z.object({ id: z.coerce.number().int().positive() }),
      answer: { status: 202, schema: Replayed },
      errors: ['not_found'],
      async handle({ params }) {
        const replayed = await replay(ctx, { id: params.id })
        onReplayed()
        return { replayed }
      },
    }),
    defineRoute({
      method: 'post',
      path: '/api/events/replay',
      id: 'replayParkedEvents',
      group,
      caller,
      summary: { en: 'Processes all parked pushes again', zh: '重新处理所有搁置的推送' },
      answer: { status: 202, schema: Replayed },
      errors: [],
      async handle() {
        const replayed = await replay(ctx, 'parked')
        if (replayed > 0) onReplayed()
        return { replayed }
      },
    }),
  ]
}
