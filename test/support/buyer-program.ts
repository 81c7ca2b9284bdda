import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ORDER_DETAIL_PAGE } from '@fahuo/contract'
import { memoryStorage } from '@fahuo/weapp-host'
import { loadBundle, startMiniProgram, type MiniProgram } from '@fahuo/weapp-host/node'
import { shippedOrder, type BuyerBackend } from './buyer-backend.ts'
import { TEST_DIST } from './test-dist.ts'

let bundle: ReturnType<typeof loadBundle> | undefined

/** A phone's storage: it stays when the Mini Program ends. */
export const phoneStorage = memoryStorage

/** Starts the built Mini Program cold, on this page. */
export async function openPage(
  backend: BuyerBackend,
  path: string,
  query: Record<string, string> = {},
  storage = phoneStorage(),
  phone: Partial<Parameters<typeof startMiniProgram>[0]> = {},
): Promise<MiniProgram> {
  bundle ??= loadBundle(join(import.meta.dirname, '../../miniapp', TEST_DIST))
  return startMiniProgram({
    bundle: await bundle,
    wx: backend.wx,
    launch: { path, query, scene: 1014 },
    storage,
    ...phone,
  })
}

/** Opens the first of the two orders on their way. */
export const openOrder = (backend: BuyerBackend) =>
  openPage(backend, ORDER_DETAIL_PAGE, { transaction_id: shippedOrder.transaction_id })

/** Returns the paths of the requests, in order, without their queries. */
export function requestedRoutes(backend: BuyerBackend): string[] {
  return backend.requests.map(({ url }) => url.replace(/^https?:\/\/[^/]+|\?.*$/g, ''))
}

/** The confirm-receipt component's own appid [official]. */
export const CONFIRM_RECEIPT_APPID = 'wx1183b055aeec94d1'

/** Returns the buyer from the confirm-receipt component to the Mini Program. */
export function returnFromComponent(
  program: MiniProgram,
  extraData?: object,
  appId = CONFIRM_RECEIPT_APPID,
) {
  program.show({ scene: 1038, ...(extraData && { referrerInfo: { appId, extraData } }) })
}

/**
 * Waits until the Mini Program neither asks nor draws any more, however slow the machine is.
 * @param turns of the event loop without a request or a rendering, after which none is expected
 */
export async function untilQuiet(
  program: MiniProgram,
  backend: BuyerBackend,
  turns = 20,
): Promise<void> {
  const work = () => program.stats.setDataCalls + backend.requests.length
  let before = work()
  for (let quiet = 0; quiet < turns; quiet += 1) {
    await wait(1)
    if (work() !== before) quiet = 0
    before = work()
  }
}
