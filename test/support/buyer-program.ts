import { join } from 'node:path'
import { memoryStorage } from '@fahuo/weapp-host'
import { loadBundle, startMiniProgram, type MiniProgram } from '@fahuo/weapp-host/node'
import type { BuyerWorld } from './buyer-world.ts'
import { TEST_DIST } from './ports.ts'

const bundle = loadBundle(join(import.meta.dirname, '../../miniapp', TEST_DIST))

/** A phone's storage, which outlives the Mini Program. */
export const phoneStorage = memoryStorage

/** Starts the built Mini Program in a world: cold, on this page. */
export async function openIn(
  world: BuyerWorld,
  path: string,
  query: Record<string, string> = {},
  storage = phoneStorage(),
): Promise<MiniProgram> {
  return startMiniProgram({
    bundle: await bundle,
    wx: world.wx,
    launch: { path, query, scene: 1014 },
    storage,
  })
}

/** The server's routes that were asked, in order, without the query. */
export function asked(world: BuyerWorld): string[] {
  return world.requests.map(({ url }) => url.replace(/^https?:\/\/[^/]+|\?.*$/g, ''))
}

/** The buyer comes back from the component. */
export function comeBack(program: MiniProgram, extraData?: object, appId = 'wx1183b055aeec94d1') {
  program.show({ scene: 1038, ...(extraData && { referrerInfo: { appId, extraData } }) })
}
