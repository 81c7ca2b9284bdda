export { ApiFailure, weappApi, type ApiOptions } from './api.ts'
export type { Bundle, WindowJson } from './bundle.ts'
export { startHost, type Host } from './host.ts'
export type {
  HostEvent,
  HostOptions,
  HostUi,
  LaunchOptions,
  RunCode,
  ShownPage,
  Storage,
} from './host-types.ts'
export { findPath, isElement, readText, type TreeElement, type TreeNode } from './tree.ts'
