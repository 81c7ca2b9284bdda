import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { compileFunction, createContext } from 'node:vm'
import type { Bundle } from '../logic/bundle.ts'
import { startHost, type Host } from '../logic/host.ts'
import type {
  DeviceSettings,
  HostUi,
  LaunchOptions,
  Modal,
  RunCode,
  Storage,
  WechatLimits,
} from '../logic/host-options.ts'
import type { Layout } from '../wxml/layout.ts'
import { memoryStorage } from '../wx/memory-storage.ts'
import { findPath, readText, type TreeElement } from '../wxml/tree.ts'

/** Reads a built Mini Program from its folder. */
export async function loadBundle(folder: string): Promise<Bundle> {
  const files: Record<string, string> = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|json|wxml|wxss|wxs)$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    files[relative(folder, path).replaceAll(sep, '/')] = await readFile(path, 'utf8')
  }
  if (files['app.js'] === undefined)
    throw new Error(`${folder} has no built Mini Program; build it with \`pnpm build:weapp\``)
  return { files }
}

/** A running Mini Program that a test controls. */
export interface MiniProgram extends Host {
  /** Returns the page's text, one line per block. */
  text: () => string
  /** Taps the deepest element whose text is `what`, or else the first one that contains it. @throws if none */
  tap: (what: string | RegExp) => void
  /** Presses it for long: longpress, or a tap where nothing listens to longpress [official]. */
  longPress: (what: string | RegExp) => void
  /** Types into the field with this placeholder. */
  write: (placeholder: string, value: string) => void
  /** Waits until the page shows `what`. @throws with the page's text after the timeout */
  waitFor: (what: string | RegExp, timeout?: number) => Promise<void>
  /** Uncaught errors and console.error, as text. */
  errors: string[]
  /** The toasts, dialogs and copied texts, oldest first. */
  shown: { kind: string; value: unknown }[]
}

/** Runs a Mini Program in its own context, which has none of Node's globals. */
export function startMiniProgram(options: {
  bundle: Bundle
  /** The functions of `wx` that the caller provides: request, login, … */
  wx: Record<string, unknown>
  /** The plugins for `requirePlugin`, by name. */
  plugins?: Record<string, unknown>
  launch: LaunchOptions
  storage?: Storage
  language?: string
  device?: Partial<DeviceSettings>
  wechat?: WechatLimits
  /** How many milliseconds the phone's clock is ahead of the right time. */
  clockOffset?: number
  /** Positions of elements: Node renders nothing, so queries for positions fail without it. */
  layout?: Layout
  /** The answer to dialogs, true by default; a text is typed into an editable one. */
  answer?: (modal: Modal) => boolean | string
  /** The item to choose in an action sheet, the first by default; null cancels it. */
  choose?: (itemList: string[]) => number | null
}): MiniProgram {
  const errors: string[] = []
  const shown: { kind: string; value: unknown }[] = []
  const show = (kind: string) => (value: unknown) => void shown.push({ kind, value })
  const ui: HostUi = {
    toast: show('toast'),
    loading: show('loading'),
    modal: (modal) => {
      shown.push({ kind: 'modal', value: modal })
      const answer = options.answer?.(modal) ?? true
      return Promise.resolve(
        typeof answer === 'string' ? { confirm: true, content: answer } : { confirm: answer },
      )
    },
    actionSheet: (itemList) => {
      shown.push({ kind: 'actionSheet', value: itemList })
      return Promise.resolve(options.choose ? options.choose(itemList) : 0)
    },
    clipboard: show('clipboard'),
    scrollTo: (scrollTop) => {
      shown.push({ kind: 'scrollTo', value: scrollTop })
      host.pageScroll(scrollTop)
    },
    pullDown: show('pullDown'),
  }
  const host = startHost(
    {
      bundle: options.bundle,
      wx: options.wx,
      ...(options.plugins && { plugins: options.plugins }),
      run: contextRunner(errors),
      ui,
      storage: options.storage ?? memoryStorage(),
      ...(options.layout && { layout: options.layout }),
      ...(options.device && { device: options.device }),
      ...(options.wechat && { wechat: options.wechat }),
      ...(options.clockOffset !== undefined && { clockOffset: options.clockOffset }),
      ...(options.plugins && { plugins: options.plugins }),
      ...(options.language !== undefined && { language: options.language }),
      onRender: () => {},
      onError: (error) => errors.push(textOf(error)),
    },
    options.launch,
  )
  const tree = () => host.page()?.tree ?? []
  const text = () => readText(tree())

  /** Returns the path to the element to press. @throws if there is none, or it is disabled */
  function pathTo(what: string | RegExp): TreeElement[] {
    const textIn = (element: TreeElement) => readText([element])
    const path =
      findPath(tree(), (element) => textIn(element) === what) ??
      findPath(tree(), (element) => matches(textIn(element), what)) ??
      // An icon has no text.
      findPath(tree(), ({ attrs }) => attrs['aria-label'] === what)
    if (!path) throw new Error(`no element says ${String(what)}; the page says:\n${text()}`)
    const off = path.find(({ attrs }) => attrs['disabled'] === true)
    if (off) throw new Error(`the element that says ${String(what)} is disabled`)
    return path
  }

  return {
    ...host,
    errors,
    shown,
    text,
    tap(what) {
      host.dispatch(pathTo(what), { type: 'tap', detail: { x: 0, y: 0 } })
    },
    longPress(what) {
      const path = pathTo(what)
      const listens = path.some(({ events }) => events['longpress'] ?? events['longtap'])
      for (const type of listens ? ['longpress', 'longtap'] : ['tap'])
        host.dispatch(path, { type, detail: { x: 0, y: 0 } })
    },
    write(placeholder, value) {
      const path = findPath(tree(), ({ attrs }) => attrs['placeholder'] === placeholder)
      if (!path)
        throw new Error(`no field has the placeholder ${placeholder}; the page says:\n${text()}`)
      const detail = { value, cursor: value.length }
      for (const type of ['focus', 'input', 'blur']) host.dispatch(path, { type, detail })
    },
    async waitFor(what, timeout = 10_000) {
      const deadline = performance.now() + timeout
      while (!matches(text(), what)) {
        if (performance.now() > deadline)
          throw new Error(
            `the page never said ${String(what)}; it says:\n${text()}\n${errors.join('\n')}`,
          )
        await wait(10)
      }
    },
  }
}

function matches(text: string, what: string | RegExp): boolean {
  return typeof what === 'string' ? text.includes(what) : what.test(text)
}

function contextRunner(errors: string[]): RunCode {
  const context = createContext({
    console: {
      log: () => {},
      info: () => {},
      warn: () => {},
      debug: () => {},
      error: (...values: unknown[]) => errors.push(values.map(textOf).join(' ')),
    },
  })
  return (path, code, values) => {
    const run = compileFunction(code, Object.keys(values), {
      parsingContext: context,
      filename: path,
    }) as (...values: unknown[]) => void
    run(...Object.values(values))
  }
}

function textOf(error: unknown): string {
  // Errors of the Mini Program come from another context, so instanceof does not recognise them.
  const { stack } = (error ?? {}) as { stack?: string }
  return stack ?? String(error)
}

export { openHalfScreen, type HalfScreen } from './half-screen.ts'
export type { TreeElement }
