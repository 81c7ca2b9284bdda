export { ApiFailure, weappApi, weappTask, type ApiOptions } from './api.ts'
export type { Bundle, WindowJson } from './bundle.ts'
export { startHost, type Host } from './host.ts'
export { memoryStorage } from './memory-storage.ts'
export type { Layout, Rect, Scroll } from './layout.ts'
export type {
  DeviceSettings,
  HostEvent,
  HostOptions,
  HostUi,
  LaunchOptions,
  Modal,
  RunCode,
  ShownPage,
  Storage,
} from './host-types.ts'
export { findPath, isElement, readText, type TreeElement, type TreeNode } from './tree.ts'
