import type { AppJson } from '../logic/bundle.ts'
import type { Device } from '../logic/device.ts'
import type { HostOptions } from '../logic/host-options.ts'
import type { Listeners } from '../logic/listeners.ts'
import type { Navigation } from '../logic/navigation.ts'
import type { PullDown } from '../logic/pull-down.ts'
import type { Schedule } from '../logic/render-queue.ts'
import type { createSelectorQuery } from './selector-query.ts'

/** What the calls of `wx` stand on. */
export interface WxDeps {
  options: HostOptions
  app: Partial<AppJson>
  navigation: Navigation
  device: Device
  pullDown: PullDown
  heard: {
    appShow: Listeners<object>
    appHide: Listeners<object>
    error: Listeners<string>
    pageNotFound: Listeners<object>
  }
  schedule: Schedule
  enterOptions: () => object
  launchOptions: object
  createSelectorQuery: () => ReturnType<typeof createSelectorQuery>
  createIntersectionObserver: (component: unknown, options?: object) => object
}
