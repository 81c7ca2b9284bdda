import { expect, it } from 'vitest'
import { startSmall } from '../node/small-bundle.ts'

it('captures and bubbles events with their marks, except those that do not bubble', async () => {
  const { program, since } = startSmall({
    'pages/a.js': `const say = (what) => (e) => wx.tell(what + ' ' + JSON.stringify(e.mark))
      Page({ top: say('top'), down: say('down'), held: say('held'), wrote: say('wrote') })`,
    'pages/a.wxml': `<view capture-bind:tap="down" bindtap="top" bindinput="top" mark:from="top">
      <view bindlongpress="held" mark:row="1">row</view><input placeholder="name" bindinput="wrote"/></view>`,
  })
  await program.waitFor('row')
  program.tap('row')
  program.longPress('row')
  program.write('name', 'x')
  expect(since()).toEqual([
    'down {"from":"top","row":"1"}',
    'top {"from":"top","row":"1"}',
    'held {"from":"top","row":"1"}',
    'wrote {"from":"top"}',
  ])
})
