import type { Parcel } from '@fahuo/contract'
import { describe, expect, it } from 'vitest'
import { withoutJoiners } from './format.ts'
import { textsFor } from './language.ts'
import { statusSince, timelineOf } from './timeline.ts'

const zh = textsFor('zh_CN')
const on = (day: number) => new Date(2026, 10, day, 9).getTime() / 1000
const parcel = (change: Partial<Parcel>): Parcel => ({
  tracking_no: '1',
  express_company: 'YTO',
  goods_desc: 'Tea',
  upload_time: on(12),
  ...change,
})
const lines = (change: Partial<Parcel>) =>
  timelineOf(parcel(change), zh).map(({ text, day }) => `${text} ${withoutJoiners(day)}`)

describe('the timeline of a parcel', () => {
  it('has what it has been through, the newest first, whatever order it comes in', () => {
    const statuses = [
      { status: 4, at: on(16) },
      { status: 0, at: on(12) + 60 },
      { status: 1, at: on(13) },
      { status: 2, at: on(14) },
      { status: 3, at: on(15) },
    ]
    expect(lines({ status: 4, statuses })).toEqual([
      '已签收 11月16日',
      '派件中 11月15日',
      '运输中 11月14日',
      '已揽收 11月13日',
      '等待揽收 11月12日',
      '已发出 11月12日',
    ])
  })

  it('says a status again when it comes again, and once while it stays', () => {
    const statuses = [2, 2, 5, 2, 6].map((status, index) => ({ status, at: on(13 + index) }))
    expect(lines({ statuses })).toEqual([
      '已代收 11月17日',
      '运输中 11月16日',
      '运输异常 11月15日',
      '运输中 11月13日',
      '已发出 11月12日',
    ])
  })

  it('leaves out what is not known: a status that WeChat added, the time of shipping', () => {
    const statuses = [
      { status: 1, at: on(13) },
      { status: 9, at: on(14) },
    ]
    expect(lines({ statuses, upload_time: 0 })).toEqual(['已揽收 11月13日'])
    expect(lines({ status: 3 })).toEqual([])
    expect(lines({ status: 3, statuses: [] })).toEqual([])
  })

  it('knows since when a parcel has its status', () => {
    const statuses = [
      { status: 2, at: 10 },
      { status: 5, at: 20 },
      { status: 2, at: 30 },
    ]
    expect(statusSince(parcel({ status: 2, statuses }))).toBe(30)
    expect(statusSince(parcel({ status: 3, statuses }))).toBe(0)
    expect(statusSince(parcel({ status: 2 }))).toBe(0)
  })
})
