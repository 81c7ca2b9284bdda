import type { Bundle, WindowJson } from './bundle.ts'
import type { Layout } from '../wxml/layout.ts'
import type { TreeNode } from '../wxml/tree.ts'

/** How a Mini Program is started or shown again. */
export interface LaunchOptions {
  path: string
  query?: Record<string, string>
  /** 1001 by default: from the list of Mini Programs. */
  scene?: number
  referrerInfo?: { appId?: string; extraData?: unknown }
}

/** What the buyer can change about the phone while the Mini Program runs. */
export interface DeviceSettings {
  theme: 'light' | 'dark'
  /** Logical pixels; 17 is the usual size [official]. */
  fontSizeSetting: number
  networkType: 'wifi' | '4g' | 'none'
}

/** A question of `wx.showModal`. */
export interface Modal {
  title: string
  content: string
  showCancel: boolean
  cancelText: string
  confirmText: string
  /** With a line to write in. */
  editable: boolean
  placeholderText: string
}

/** What the Mini Program shows beside its page; a face draws it. */
export interface HostUi {
  toast: (toast: { title: string; icon: string; duration: number; mask: boolean } | null) => void
  loading: (loading: { title: string; mask: boolean } | null) => void
  /** Answers what was written with `content`. */
  modal: (modal: Modal) => Promise<{ confirm: boolean; content?: string }>
  actionSheet: (itemList: string[]) => Promise<number | null>
  clipboard: (text: string) => void
  scrollTo: (scrollTop: number, duration: number) => void
  pullDown: (refreshing: boolean) => void
}

/** Runs the text of a file as a function of these values. A face brings its own, with its own globals. */
export type RunCode = (path: string, code: string, values: Record<string, unknown>) => void

export interface HostOptions {
  bundle: Bundle
  /** What of `wx` the caller brings: request, login, … */
  wx: Record<string, unknown>
  /** What requirePlugin finds, by the name that app.json gives it; none by default. */
  plugins?: Record<string, unknown>
  run: RunCode
  ui: HostUi
  storage: Storage
  /** Where things are drawn; without it whoever asks for a place gets none, and onError is told. */
  layout?: Layout
  /** zh_CN by default. */
  language?: string
  /** How the phone is set at first. */
  device?: Partial<DeviceSettings>
  /** Logical pixels; 390 × 844 by default. */
  window?: { width: number; height: number }
  /** What the Mini Program is called at WeChat; of the bundle's project file by default. */
  appid?: string
  /** The page to show has changed. */
  onRender: () => void
  onError: (error: unknown) => void
}

/** The part of the web's Storage that a Mini Program's storage needs. */
export interface Storage {
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
  removeItem: (key: string) => void
  clear: () => void
  keys: () => string[]
}

/** A page as a face sees it. */
export interface ShownPage {
  route: string
  options: Record<string, string>
  json: WindowJson
  title: string
  /** It was pulled down and has not said yet that it is done. */
  refreshing: boolean
  tree: TreeNode[]
}

/** An event that a face saw on an element of the page. */
export interface HostEvent {
  type: string
  detail?: object
  touches?: object[]
  changedTouches?: object[]
  /** As its type does by default. */
  bubbles?: boolean
}
