import { startMiniProgram } from './mini-program.ts'

/** For tests: starts a Mini Program of these files; `since` returns what it passed to `wx.tell`. */
export function startSmall(
  files: Record<string, string>,
  options: Partial<Parameters<typeof startMiniProgram>[0]> = {},
) {
  const told: unknown[] = []
  const program = startMiniProgram({
    bundle: {
      files: {
        'app.json': JSON.stringify({ pages: ['pages/a', 'pages/b'] }),
        'app.js': 'App({})',
        'pages/a.js': 'Page({})',
        'pages/a.wxml': '<view>a</view>',
        'pages/b.js': 'Page({})',
        'pages/b.wxml': '<view>b</view>',
        ...files,
      },
    },
    launch: { path: 'pages/a' },
    ...options,
    wx: { tell: (what: unknown) => told.push(what), ...options.wx },
  })
  /** Returns the values since the last call. */
  const since = () => told.splice(0)
  return { program, since }
}

/** Waits long enough for a rendering. */
export const rendered = () => new Promise((resolve) => setTimeout(resolve, 20))
