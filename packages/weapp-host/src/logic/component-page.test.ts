import { expect, it } from 'vitest'
import { startSmall } from '../node/small-bundle.ts'

const page = `
  const shared = Behavior({ data: { from: 'behavior' }, methods: { more() { this.setData({ n: this.data.n + 1 }) } } })
  Component({
    behaviors: [shared],
    properties: { n: Number, who: String, on: { type: Boolean, value: false }, absent: Number },
    observers: { n(value) { wx.tell('n ' + value) } },
    lifetimes: {
      attached() { wx.tell('attached ' + this.properties.who) },
      ready() { wx.tell('ready') },
      detached() { wx.tell('detached') },
    },
    pageLifetimes: { show() { wx.tell('shown') }, hide() { wx.tell('hidden') } },
    methods: {
      onLoad(query) { wx.tell('load ' + query.n + ' ' + this.route + ' ' + getCurrentPages().length) },
      onUnload() { wx.tell('unload') },
      go() { wx.redirectTo({ url: '/pages/b' }) },
    },
  })`

it('runs a page that Component() made: properties from the query, lifetimes, methods', async () => {
  const { program, since } = startSmall(
    {
      'pages/a.js': page,
      'pages/a.wxml':
        '<view bindtap="more">{{from}} {{who}} {{n + 1}} {{on}} {{absent}}</view><view bindtap="go">go</view>',
    },
    { launch: { path: 'pages/a', query: { n: '41', who: 'me', on: 'true', foreign: 'x' } } },
  )
  await program.waitFor('behavior me 42 true 0')
  await expect.poll(() => told.push(...since()) && told.includes('ready')).toBe(true)
  expect(told).toEqual(['attached me', 'n 41', 'load 41 pages/a 1', 'shown', 'ready'])
  program.tap(/behavior/)
  await program.waitFor('me 43')
  program.hide()
  program.show()
  program.tap('go')
  await expect.poll(() => program.page()?.route).toBe('pages/b')
  expect(since()).toEqual(['n 42', 'hidden', 'shown', 'unload', 'detached'])
  expect(program.errors).toEqual([])
})
const told: unknown[] = []

it('may trigger an event and write to global before it is drawn, as uni-app does', async () => {
  const { program } = startSmall({
    'app.js': "global.shop = 'tea'; App({})",
    'pages/a.js': `Component({
      data: { shop: '' },
      attached() { this.triggerEvent('init'); this.setData({ shop: global.shop, none: this.selectComponent('.x') }) },
    })`,
    'pages/a.wxml': '<view>{{shop}}</view>',
  })
  await program.waitFor('tea')
  expect(program.errors).toEqual([])
})
