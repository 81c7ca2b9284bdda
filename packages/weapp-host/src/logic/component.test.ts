import { describe, expect, it } from 'vitest'
import { rendered, startSmall } from '../node/small-bundle.ts'

describe('a component', () => {
  const files = {
    'pages/a.json': JSON.stringify({ usingComponents: { 'my-card': '../card' } }),
    'pages/a.js': `Page({
      data: { n: 1, here: true },
      more() { this.setData({ n: this.data.n + 1 }) },
      gone() { this.setData({ here: false }) },
      heard(e) { wx.tell('page heard ' + e.detail.n + ' of ' + e.currentTarget.id) },
      ask() { wx.tell(this.selectComponent('#one').data.n + ' ' + this.selectAllComponents('.card').length) },
    })`,
    'pages/a.wxml': `<view bindtap="more">more</view><view bindtap="gone">gone</view><view bindtap="ask">ask</view>
      <my-card wx:if="{{here}}" id="one" class="card" n="{{n}}" bind:told="heard">slotted {{n}}<view slot="foot">foot</view></my-card>`,
    'card.json': '{}',
    'card.wxml':
      '<view bindtap="press">card {{n}} {{twice}} {{title}}</view><slot/><slot name="foot"/>',
    'card.js': `
      const shared = Behavior({ data: { title: 'from behavior' } })
      Component({
        behaviors: [shared],
        properties: { n: { type: Number, observer(n) { wx.tell('observer ' + n) } }, size: String },
        data: { twice: 0 },
        observers: { n(n) { this.setData({ twice: n * 2 }) } },
        lifetimes: {
          created() { wx.tell('created') }, attached() { wx.tell('attached ' + JSON.stringify(this.data.size)) },
          ready() { wx.tell('ready') }, detached() { wx.tell('detached') } },
        pageLifetimes: { hide() { wx.tell('page hidden') } },
        methods: { press() { this.triggerEvent('told', { n: this.data.n }) } },
      })`,
  }

  it('has properties, slots, events and lifetimes', async () => {
    const { program, since } = startSmall(files)
    await program.waitFor('card 1 2 from behavior')
    expect(program.text()).toMatch(/slotted 1\nfoot$/)
    expect(since()).toEqual(['created', 'attached ""', 'observer 1', 'ready'])
    program.tap('more')
    await program.waitFor('card 2 4')
    program.tap('ask')
    program.tap('card 2 4 from behavior')
    program.hide()
    program.tap('gone')
    await rendered()
    expect(since()).toEqual(['observer 2', '2 1', 'page heard 2 of one', 'page hidden', 'detached'])
    expect(program.errors).toEqual([])
  })

  it('keeps what it set itself while its properties stay the same, as custom-wrapper needs', async () => {
    const { program } = startSmall({
      'pages/a.json': JSON.stringify({ usingComponents: { 'custom-wrapper': '../wrapper' } }),
      'pages/a.js': `Page({
        data: { root: { cn: [{ cn: [{ v: 'old' }] }, { v: 'side' }] } },
        inside() { this.selectComponent('#w').setData({ 'i.cn.[0].v': 'inside' }) },
        side() { this.setData({ 'root.cn.[1].v': 'changed' }) },
        above() { this.setData({ 'root.cn.[0].cn.[0].v': 'above' }) },
      })`,
      'pages/a.wxml': `<custom-wrapper id="w" i="{{root.cn[0]}}"/><view bindtap="inside">set inside</view>
        <view bindtap="side">set side</view><view bindtap="above">set above</view><view>{{root.cn[1].v}}</view>`,
      'wrapper.wxml': '<view>says {{i.cn[0].v}}</view>',
      'wrapper.js': 'Component({ properties: { i: { type: Object } } })',
    })
    await program.waitFor('says old')
    program.tap('set inside')
    await program.waitFor('says inside')
    program.tap('set side')
    await program.waitFor('changed')
    expect(program.text()).toContain('says inside')
    program.tap('set above')
    await program.waitFor('says above')
  })
})
