import { expect, it } from 'vitest'
import { openWaybillTracking } from './tracking.ts'

it("opens the plugin's page with the token", () => {
  const opened: object[] = []
  const plugin = () => ({ openWaybillTracking: (options: object) => opened.push(options) })
  expect(openWaybillTracking('token', plugin)).toBe(true)
  expect(opened).toEqual([{ waybillToken: 'token' }])
})

it.each<[string, () => unknown]>([
  [
    'is not declared',
    () => {
      throw new Error('plugin is not defined')
    },
  ],
  ['is empty', () => undefined],
  ['is too old', () => ({ openWaybillTracking: 1 })],
])('returns false when the plugin %s', (_what, plugin) => {
  expect(openWaybillTracking('token', plugin)).toBe(false)
})
