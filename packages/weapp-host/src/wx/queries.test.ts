import { describe, expect, it } from 'vitest'
import { rect, type Layout } from '../wxml/layout.ts'
import { rendered, startSmall } from '../node/small-bundle.ts'

const files = {
  'pages/a.js': `Page({
    onReady() {
      wx.createSelectorQuery()
        .selectAll('.row').fields({ id: true, dataset: true, rect: true, size: true })
        .select('#none').boundingClientRect()
        .selectViewport().scrollOffset()
        .exec((results) => wx.tell(results))
      this.createIntersectionObserver({ thresholds: [0, 0.5], observeAll: true })
        .relativeToViewport({ bottom: 50 })
        .observe('.list > .row', ({ id, intersectionRatio }) => wx.tell(id + ' ' + intersectionRatio))
    },
  })`,
  'pages/a.wxml': `<view class="list"><view class="row" id="r0" data-n="0"/><view class="row last" id="r1" data-n="1"/></view>`,
}

/** Two rows of 100 pixels in a window of 150, scrolled to `top`. */
function layoutOf(scroll: { top: number }): Layout {
  const scrolled = { scrollTop: scroll.top, scrollLeft: 0, scrollHeight: 400, scrollWidth: 300 }
  return {
    rectOf: ({ dataset }) => rect(0, Number(dataset['n'] ?? 0) * 200 - scroll.top, 300, 100),
    scrollOf: () => scrolled,
    page: () => ({ ...scrolled, scrollTop: scroll.top, width: 300, height: 150 }),
  }
}

describe('the position of an element', () => {
  it('comes from the layout that the caller provides', async () => {
    const scroll = { top: 0 }
    const { program, since } = startSmall(files, { layout: layoutOf(scroll) })
    await rendered()
    await rendered()
    const size = { width: 300, height: 100 }
    expect(since()).toEqual([
      'r0 1',
      [
        [
          { id: 'r0', dataset: { n: '0' }, left: 0, top: 0, right: 300, bottom: 100, ...size },
          { id: 'r1', dataset: { n: '1' }, left: 0, top: 200, right: 300, bottom: 300, ...size },
        ],
        null,
        {
          id: '',
          dataset: {},
          scrollTop: 0,
          scrollLeft: 0,
          scrollHeight: 400,
          scrollWidth: 300,
        },
      ],
    ])
    scroll.top = 40
    program.pageScroll(40)
    expect(since()).toEqual(['r1 0.4'])
    scroll.top = 60
    program.pageScroll(60)
    expect(since()).toEqual(['r0 0.4', 'r1 0.6'])
    expect(program.errors).toEqual([])
  })

  it('is null in Node without a layout, and an error', async () => {
    const { program, since } = startSmall(files)
    await rendered()
    await rendered()
    expect(since()).toEqual([[null, null, null]])
    expect(program.errors.join()).toContain('nothing is rendered here')
  })
})
