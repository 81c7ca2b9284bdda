import { startMiniProgram } from './mini-program.ts'

/** For tests: starts a Mini Program of these files; its `wx.tell` says what happened. */
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
  /** What was told since the last look. */
  const since = () => told.splice(0)
  return { program, since }
}

/** Long enough for what was set to be rendered. */
export const rendered = () => new Promise((later) => setTimeout(later, 20))
