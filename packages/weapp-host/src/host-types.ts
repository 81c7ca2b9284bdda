import type { Bundle, WindowJson } from './bundle.ts'
import type { TreeNode } from './tree.ts'

/** How a Mini Program is started or shown again. */
export interface LaunchOptions {
  path: string
  query?: Record<string, string>
  /** 1001 by default: from the list of Mini Programs. */
  scene?: number
  referrerInfo?: { appId?: string; extraData?: unknown }
}

/** What the Mini Program shows beside its page; a face draws it. */
export interface HostUi {
  toast: (toast: { title: string; icon: string; duration: number } | null) => void
  loading: (loading: { title: string } | null) => void
  modal: (modal: {
    title: string
    content: string
    showCancel: boolean
    cancelText: string
    confirmText: string
  }) => Promise<boolean>
  actionSheet: (itemList: string[]) => Promise<number | null>
  clipboard: (text: string) => void
  scrollTo: (scrollTop: number) => void
  pullDown: (refreshing: boolean) => void
}

/** Runs the text of a file as a function of these values. A face brings its own, with its own globals. */
export type RunCode = (path: string, code: string, values: Record<string, unknown>) => void

export interface HostOptions {
  bundle: Bundle
  /** What of `wx` the caller brings: request, login, … */
  wx: Record<string, unknown>
  /** What `requirePlugin` gives, by name; a plugin that is not here throws, as in WeChat. */
  plugins?: Record<string, unknown>
  run: RunCode
  ui: HostUi
  storage: Storage
  /** zh_CN by default. */
  language?: string
  theme?: 'light' | 'dark'
  /** Logical pixels; 390 × 844 by default. */
  window?: { width: number; height: number }
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
}

/** A page as a face sees it. */
export interface ShownPage {
  route: string
  options: Record<string, string>
  json: WindowJson
  title: string
  tree: TreeNode[]
}

/** An event that a face saw on an element of the page. */
export interface HostEvent {
  type: string
  detail?: object
  touches?: object[]
}
