import { join } from 'node:path'
import { loadBundle } from '@fahuo/weapp-host/node'
import { beforeAll, describe, expect, it } from 'vitest'
import { keepFigures } from '../support/figures.ts'
import { TEST_DIST } from '../support/test-dist.ts'
import { BEFORE, LISTED, visitList, visitOrder, type Costs } from '../support/visits.ts'

let bundle: Awaited<ReturnType<typeof loadBundle>>
beforeAll(async () => {
  bundle = await loadBundle(join(import.meta.dirname, '../../miniapp', TEST_DIST))
})

const bytes = (costs: readonly Costs[]) =>
  costs.reduce((sum, { set_data_bytes }) => sum + set_data_bytes, 0)

describe("a buyer's visit, with WeChat's data alone", () => {
  it('asks the server once from the tap on the message to the order, and once about the receipt', async () => {
    const { opened, confirmed } = await visitOrder(bundle)
    expect(opened.requests).toBe(1)
    expect(confirmed.requests).toBe(1)
    expect(opened.set_data_calls).toBeLessThanOrEqual(BEFORE.order.set_data_calls)
    expect(opened.set_data_bytes).toBeLessThanOrEqual(BEFORE.order.set_data_bytes)
    expect(confirmed.set_data_calls).toBeLessThanOrEqual(BEFORE.confirmed.set_data_calls)
    expect(confirmed.set_data_bytes).toBeLessThanOrEqual(BEFORE.confirmed.set_data_bytes)
    keepFigures('opening an order', { ...opened })
    keepFigures('confirming its receipt', { ...confirmed })
  })

  it('asks the server once for the list, and scrolls to its end without growing', async () => {
    const { opened, steps } = await visitList(bundle)
    expect(opened.requests).toBe(1)
    expect(opened.set_data_calls).toBeLessThanOrEqual(BEFORE.list.set_data_calls)
    expect(opened.set_data_bytes).toBeLessThanOrEqual(BEFORE.list.set_data_bytes)
    const half = Math.floor(steps.length / 2)
    // Rows come in blocks: a short stretch may have one more than another.
    const [first, last] = [steps.slice(0, half), steps.slice(-half)]
    expect(bytes(last)).toBeLessThan(1.15 * bytes(first))
    for (const { set_data_calls } of steps) expect(set_data_calls).toBeLessThanOrEqual(3)
    keepFigures('opening the list', { ...opened })
    keepFigures('scrolling through it', { orders: LISTED, set_data_bytes: bytes(steps) })
  })
})
