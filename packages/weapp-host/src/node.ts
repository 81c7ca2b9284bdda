import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { compileFunction, createContext } from 'node:vm'
import type { Bundle } from './bundle.ts'
import { startHost, type Host } from './host.ts'
import type { HostUi, LaunchOptions, RunCode, Storage } from './host-types.ts'
import { memoryStorage } from './memory-storage.ts'
import { findPath, readText, type TreeElement } from './tree.ts'

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
  /** How modal questions are answered; yes by default. */
  answer?: (modal: { title: string; content: string }) => boolean
}): MiniProgram {
  const errors: string[] = []
  const shown: { kind: string; value: unknown }[] = []
  const show = (kind: string) => (value: unknown) => void shown.push({ kind, value })
  const ui: HostUi = {
    toast: show('toast'),
    loading: show('loading'),
    modal: (modal) => {
      shown.push({ kind: 'modal', value: modal })
      return Promise.resolve(options.answer?.(modal) ?? true)
    },
    actionSheet: () => Promise.resolve(0),
    clipboard: show('clipboard'),
    scrollTo: show('scrollTo'),
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
      ...(options.language !== undefined && { language: options.language }),
      onRender: () => {},
      onError: (error) => errors.push(textOf(error)),
    },
    options.launch,
  )
  const tree = () => host.page()?.tree ?? []
  const text = () => readText(tree())

  return {
    ...host,
    errors,
    shown,
    text,
    tap(what) {
      const saying = (element: TreeElement) => readText([element])
      const path =
        findPath(tree(), (element) => saying(element) === what) ??
        findPath(tree(), (element) => matches(saying(element), what))
      if (!path) throw new Error(`nothing to tap says ${String(what)}; the page says:\n${text()}`)
      const off = path.find(({ attrs }) => attrs['disabled'] === true)
      if (off) throw new Error(`what says ${String(what)} is disabled`)
      host.dispatch(path, { type: 'tap', detail: { x: 0, y: 0 } })
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
    setTimeout,
    clearTimeout,
    setInterval,
    clearInterval,
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
