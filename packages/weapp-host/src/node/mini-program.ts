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
    throw new Error(`${folder} holds no built Mini Program; build it with \`pnpm build:weapp\``)
  return { files }
}

/** A Mini Program in a test's hands. */
export interface MiniProgram extends Host {
  /** What can be read on the page, a line for each block. */
  text: () => string
  /** Taps the deepest element whose text is `what`, else the first that holds it. @throws when there is none */
  tap: (what: string | RegExp) => void
  /** The same, held down: longpress, and no tap where somebody listens to it [official]. */
  longPress: (what: string | RegExp) => void
  /** Writes into the field whose placeholder is `placeholder`. */
  write: (placeholder: string, value: string) => void
  /** Waits until the page says `what`. @throws with the page's text when it never does */
  waitFor: (what: string | RegExp, timeout?: number) => Promise<void>
  /** Uncaught errors and console.error, as text. */
  errors: string[]
  /** What it copied, toasted and asked, oldest first. */
  shown: { kind: string; value: unknown }[]
}

/** Runs a Mini Program in a context of its own, which has none of Node's globals. */
export function startMiniProgram(options: {
  bundle: Bundle
  /** What WeChat's network side does: request, login, … */
  wx: Record<string, unknown>
  /** What `requirePlugin` gives, by name. */
  plugins?: Record<string, unknown>
  launch: LaunchOptions
  storage?: Storage
  language?: string
  device?: Partial<DeviceSettings>
  /** Nothing is drawn in Node: whoever asks for places gets what this says, and an error without it. */
  layout?: Layout
  /** How modal questions are answered; yes by default. Text is written into an editable one. */
  answer?: (modal: Modal) => boolean | string
  /** Which item of an action sheet is taken; the first by default, null: none. */
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
      ...(options.plugins && { plugins: options.plugins }),
      ...(options.language !== undefined && { language: options.language }),
      onRender: () => {},
      onError: (error) => errors.push(textOf(error)),
    },
    options.launch,
  )
  const tree = () => host.page()?.tree ?? []
  const text = () => readText(tree())

  /** The way to what is pressed. @throws when there is none, or it is disabled */
  function pathTo(what: string | RegExp): TreeElement[] {
    const saying = (element: TreeElement) => readText([element])
    const path =
      findPath(tree(), (element) => saying(element) === what) ??
      findPath(tree(), (element) => matches(saying(element), what))
    if (!path) throw new Error(`nothing to tap says ${String(what)}; the page says:\n${text()}`)
    const off = path.find(({ attrs }) => attrs['disabled'] === true)
    if (off) throw new Error(`what says ${String(what)} is disabled`)
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
      const hears = path.some(({ events }) => events['longpress'] ?? events['longtap'])
      for (const type of hears ? ['longpress', 'longtap'] : ['tap'])
        host.dispatch(path, { type, detail: { x: 0, y: 0 } })
    },
    write(placeholder, value) {
      const path = findPath(tree(), ({ attrs }) => attrs['placeholder'] === placeholder)
      if (!path) throw new Error(`no field says ${placeholder}; the page says:\n${text()}`)
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
  // Errors of the Mini Program's come from another context: instanceof does not know them.
  const { stack } = (error ?? {}) as { stack?: string }
  return stack ?? String(error)
}

export type { TreeElement }
