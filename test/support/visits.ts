import { ORDER_DETAIL_PAGE, ORDER_LIST_PAGE, type BuyerOrder } from '@fahuo/contract'
import { findPath } from '@fahuo/weapp-host'
import { startMiniProgram, type MiniProgram } from '@fahuo/weapp-host/node'
import { buyerOrder, createBuyerBackend, shippedIn, type BuyerBackend } from './buyer-backend.ts'
import { returnFromComponent, untilQuiet } from './buyer-program.ts'

type Bundle = Parameters<typeof startMiniProgram>[0]['bundle']

/** What a buyer costs: requests to the server, and what goes over the bridge to the page. */
export interface Costs {
  requests: number
  set_data_calls: number
  set_data_bytes: number
}

/**
 * The same visits before the pages were drawn anew: commit a19b23c, built and measured by these
 * functions on 2026-11-26.
 */
export const BEFORE = {
  order: { requests: 2, set_data_calls: 2, set_data_bytes: 5054 },
  confirmed: { requests: 1, set_data_calls: 2, set_data_bytes: 4623 },
  list: { requests: 2, set_data_calls: 2, set_data_bytes: 17_300 },
} as const satisfies Record<string, Costs>

/** WeChat's data alone, as it always was: what a page costs can be compared over the years. */
const order = buyerOrder(1, {
  order_state: 2,
  shipping: shippedIn(1),
  settlement: {
    shipped_time: buyerOrder(1).pay_time + 86_400,
    estimated_settlement_time: buyerOrder(1).pay_time + 11 * 86_400,
    confirm_receive_time: null,
    settlement_time: null,
  },
})

/** Every other one is on its way, as in a list of a buyer who buys often. */
const listed = (number: number): BuyerOrder =>
  number % 2 === 0
    ? buyerOrder(number)
    : buyerOrder(number, { order_state: 2, shipping: shippedIn(1) })

/** The orders in the visited list; a page of it has twenty. */
export const LISTED = 400

async function spend(program: MiniProgram, backend: BuyerBackend, act: () => void): Promise<Costs> {
  const now = (): Costs => ({
    requests: backend.requests.length,
    set_data_calls: program.stats.setDataCalls,
    set_data_bytes: program.stats.setDataBytes,
  })
  const before = now()
  act()
  await untilQuiet(program, backend)
  const after = now()
  return {
    requests: after.requests - before.requests,
    set_data_calls: after.set_data_calls - before.set_data_calls,
    set_data_bytes: after.set_data_bytes - before.set_data_bytes,
  }
}

function open(bundle: Bundle, orders: BuyerOrder[], path: string, query = {}) {
  const backend = createBuyerBackend(orders)
  const program = startMiniProgram({ bundle, wx: backend.wx, launch: { path, query, scene: 1014 } })
  const costs = async (act: () => void) => {
    const spent = await spend(program, backend, act)
    if (program.errors.length > 0) throw new Error(program.errors.join('\n'))
    return spent
  }
  return { backend, program, costs }
}

/** Returns what it costs to open an order from WeChat's message, cold, and to confirm its receipt. */
export async function visitOrder(bundle: Bundle): Promise<{ opened: Costs; confirmed: Costs }> {
  const { transaction_id } = order
  const { backend, program, costs } = open(bundle, [order], ORDER_DETAIL_PAGE, { transaction_id })
  await untilQuiet(program, backend)
  const opened: Costs = {
    requests: backend.requests.length,
    set_data_calls: program.stats.setDataCalls,
    set_data_bytes: program.stats.setDataBytes,
  }
  const component = await costs(() => program.tap('确认收货'))
  backend.orders[0] = { ...order, order_state: 3 }
  program.hide()
  const back = await costs(() => returnFromComponent(program, { status: 'success' }))
  return {
    opened,
    confirmed: {
      requests: component.requests + back.requests,
      set_data_calls: component.set_data_calls + back.set_data_calls,
      set_data_bytes: component.set_data_bytes + back.set_data_bytes,
    },
  }
}

/** Returns what it costs to open a long list, cold, and each step of scrolling to its end. */
export async function visitList(bundle: Bundle): Promise<{ opened: Costs; steps: Costs[] }> {
  const orders = Array.from({ length: LISTED }, (_, number) => listed(number))
  const { backend, program, costs } = open(bundle, orders, ORDER_LIST_PAGE)
  await untilQuiet(program, backend)
  const opened: Costs = {
    requests: backend.requests.length,
    set_data_calls: program.stats.setDataCalls,
    set_data_bytes: program.stats.setDataBytes,
  }
  const steps: Costs[] = []
  const pages = () => backend.requests.filter(({ url }) => url.includes('cursor=')).length + 1
  for (let top = STEP_PX; ; top += STEP_PX) {
    const end = rowsHeight(program) - WINDOW_PX
    if (end < 0) throw new Error('the list does not say how high it is: is it windowed?')
    if (top >= end && pages() * ORDERS_A_PAGE >= LISTED) return { opened, steps }
    const spent = await costs(() => {
      program.pageScroll(Math.min(top, end))
      if (top >= end) program.reachBottom()
    })
    steps.push(spent)
  }
}

const ORDERS_A_PAGE = 20
/** How far a finger moves the list in one go, and how much of it is seen. */
const STEP_PX = 300
const WINDOW_PX = 700

/** How high the rows of the list are together, in px, as the list itself says. */
export function rowsHeight({ page }: MiniProgram): number {
  const path = findPath(page()?.tree ?? [], ({ attrs }) =>
    String(attrs['class']).includes('fahuo-rows'),
  )
  return Number(/height:\s*([\d.]+)px/.exec(String(path?.at(-1)?.attrs['style']))?.[1] ?? 0)
}
