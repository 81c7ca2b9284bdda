import type { Bundle, WindowJson } from './bundle.ts'
import type { Layout } from '../wxml/layout.ts'
import type { TreeNode } from '../wxml/tree.ts'

/** How a Mini Program is started or shown again. */
export interface LaunchOptions {
  path: string
  query?: Record<string, string>
  /** 1001 by default: opened from the list of Mini Programs. */
  scene?: number
  referrerInfo?: { appId?: string; extraData?: unknown }
}

/** Settings of the phone that the user can change while the Mini Program runs. */
export interface DeviceSettings {
  theme: 'light' | 'dark'
  /** Logical pixels; 17 is the usual size [official]. */
  fontSizeSetting: number
  networkType: 'wifi' | '4g' | 'none'
}

/** How a WeChat differs from a current one that does all it should. */
export interface WechatLimits {
  /** The version of its base library, 3.8.0 by default: calls that came later do not exist. */
  baseLibrary?: string
  /** Other functions of `wx` that do not exist: devtools and desktops lack some. */
  missing?: readonly string[]
  /** Functions of `wx` that never call back, as happens on some phones [observed: login, request]. */
  silent?: readonly string[]
}

/** The dialog of `wx.showModal`. */
export interface Modal {
  title: string
  content: string
  showCancel: boolean
  cancelText: string
  confirmText: string
  /** Whether it has a text field. */
  editable: boolean
  placeholderText: string
}

/** The user interface outside the page, which the browser or a test provides. */
export interface HostUi {
  toast: (toast: { title: string; icon: string; duration: number; mask: boolean } | null) => void
  loading: (loading: { title: string; mask: boolean } | null) => void
  /** Resolves with the user's choice; `content` is the text of an editable dialog. */
  modal: (modal: Modal) => Promise<{ confirm: boolean; content?: string }>
  actionSheet: (itemList: string[]) => Promise<number | null>
  clipboard: (text: string) => void
  scrollTo: (scrollTop: number, duration: number) => void
  pullDown: (refreshing: boolean) => void
}

/** Runs a file's code as a function with these values as arguments. Node and the browser have their own. */
export type RunCode = (path: string, code: string, values: Record<string, unknown>) => void

export interface HostOptions {
  bundle: Bundle
  /** The functions of `wx` that the caller provides: request, login, … */
  wx: Record<string, unknown>
  /** The plugins for requirePlugin, by their names in app.json; none by default. */
  plugins?: Record<string, unknown>
  run: RunCode
  ui: HostUi
  storage: Storage
  /** Where elements are; without it, queries for positions return null and onError is called. */
  layout?: Layout
  /** zh_CN by default. */
  language?: string
  /** The phone's settings at the start. */
  device?: Partial<DeviceSettings>
  wechat?: WechatLimits
  /** How many milliseconds the phone's clock is ahead of the right time; 0 by default. */
  clockOffset?: number
  /** Logical pixels; 390 × 844 by default. */
  window?: { width: number; height: number }
  /** The Mini Program's appid; by default that of the bundle's project.config.json. */
  appid?: string
  /** Called after the current page was rendered. */
  onRender: () => void
  onError: (error: unknown) => void
}

/** The part of the web's Storage that the host needs. */
export interface Storage {
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
  removeItem: (key: string) => void
  clear: () => void
  keys: () => string[]
}

/** A page on the stack, as Node and the browser see it. */
export interface ShownPage {
  route: string
  options: Record<string, string>
  json: WindowJson
  title: string
  /** Whether it was pulled down and has not called stopPullDownRefresh yet. */
  refreshing: boolean
  tree: TreeNode[]
}

/** An event on an element of the page. */
export interface HostEvent {
  type: string
  detail?: object
  touches?: object[]
  changedTouches?: object[]
  /** By default, whether events of its type bubble. */
  bubbles?: boolean
}
