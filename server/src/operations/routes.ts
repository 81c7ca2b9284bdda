import { z } from 'zod'
import { defineRoute } from '../http/route.ts'
import { readDashboard } from './dashboard.ts'

const Tally = z.object({
  orders: z.int(),
  paid_amount: z.int().meta({ description: 'Fen' }),
})

const readBoardRoute = defineRoute({
  method: 'get',
  path: '/api/board',
  id: 'readBoard',
  group: 'board',
  caller: 'merchant',
  summary: {
    en: 'What waits for shipment (by age), for confirmation, for settlement, and what is in dispute',
    zh: '看板：待发货（按时长）、待确认、待结算、纠纷中',
  },
  response: {
    status: 200,
    schema: z.object({
      board: z.object({
        awaiting_shipment: z.array(Tally.extend({ age: z.string() })),
        shipped_not_confirmed: Tally,
        confirmed_not_settled: Tally,
        in_dispute: Tally,
        shipments: z.record(z.string(), z.int()),
        paused: z.object({ since: z.int(), errcode: z.int() }).nullable().meta({
          description:
            'Nothing is sent while WeChat refuses the account: since when (Unix milliseconds), why',
        }),
      }),
    }),
  },
  errors: [],
  handle: async (_, shop) => ({
    board: { ...(await readDashboard(shop)), paused: shop.pause.state() },
  }),
})

export const dashboardRoutes = [readBoardRoute]
