import type { App } from '../logic/app.ts'
import type { AppJson } from '../logic/bundle.ts'
import type { Device } from '../logic/device.ts'
import type { HostOptions } from '../logic/host-options.ts'
import type { Navigation } from '../logic/navigation.ts'
import type { PullDown } from '../logic/pull-down.ts'
import type { Schedule } from '../logic/render-queue.ts'
import type { Suspension } from './suspension.ts'
import type { createSelectorQuery } from './selector-query.ts'

/** What the functions of `wx` need from the host. */
export interface WxDeps {
  options: HostOptions
  app: Partial<AppJson>
  navigation: Navigation
  device: Device
  pullDown: PullDown
  listeners: App['listeners']
  schedule: Schedule
  suspension: Suspension
  enterOptions: () => object
  launchOptions: object
  createSelectorQuery: () => ReturnType<typeof createSelectorQuery>
  createIntersectionObserver: (component: unknown, options?: object) => object
}
