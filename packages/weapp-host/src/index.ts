export { ApiFailure, weappApi, weappTask, type ApiOptions } from './wx/api.ts'
export type { Bundle, WindowJson } from './logic/bundle.ts'
export { startHost, type Host } from './logic/host.ts'
export { memoryStorage } from './wx/memory-storage.ts'
export type { Layout, Rect, Scroll } from './wxml/layout.ts'
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
  WechatLimits,
} from './logic/host-options.ts'
export { findPath, isElement, readText, type TreeElement, type TreeNode } from './wxml/tree.ts'
