import { expect, it } from 'vitest'
import { appBaseInfo, isOutdated, MIN_BASE_LIBRARY } from './wechat-version.ts'

const withVersion = (SDKVersion: string) => ({ getSystemInfoSync: () => ({ SDKVersion }) })

it.each(['1.9.99', '2.3.0', '2.20.3'])('takes %s for too old', (version) => {
  expect(isOutdated(withVersion(version))).toBe(true)
})

it.each([MIN_BASE_LIBRARY, '2.21.4', '2.30.0', '3.0.0', '10.0.0', '', 'dev'])(
  'takes %j for new enough',
  (version) => {
    expect(isOutdated(withVersion(version))).toBe(false)
  },
)

it('asks the older call where the newer one is missing or fails', () => {
  const getSystemInfoSync = () => ({ language: 'en' })
  const fails = () => {
    throw new Error('not here')
  }
  expect(appBaseInfo({ getSystemInfoSync })).toEqual({ language: 'en' })
  expect(appBaseInfo({ getAppBaseInfo: fails, getSystemInfoSync })).toEqual({ language: 'en' })
  expect(appBaseInfo({ getAppBaseInfo: () => ({ language: 'zh_CN' }), getSystemInfoSync })).toEqual(
    {
      language: 'zh_CN',
    },
  )
  expect(appBaseInfo({})).toEqual({})
})
