import { expect, it } from 'vitest'
import { rendered, startSmall } from '../node/small-bundle.ts'

const files = {
  'miniprogram_npm/kit/index.js': `exports.name = 'kit of the root'; exports.dep = require('dep/part').name`,
  'miniprogram_npm/dep/part.js': `exports.name = 'dep'`,
  'miniprogram_npm/box/index.js': `Component({ properties: { of: String } })`,
  'miniprogram_npm/box/index.json': '{"component":true}',
  'miniprogram_npm/box/index.wxml': '<view>box of {{of}}</view>',
}

it('finds packages in miniprogram_npm, of the root or nearer', async () => {
  const { program, since } = startSmall({
    ...files,
    'pages/miniprogram_npm/near/index.js': `exports.name = 'near'`,
    'pages/a.js': `const kit = require('kit'); wx.tell(kit.name, kit.dep); wx.tell(require('near').name); Page({})`,
    'pages/a.json': '{"usingComponents":{"box":"box/index"}}',
    'pages/a.wxml': '<box of="tea" />',
  })
  await program.waitFor('box of tea')
  expect(since()).toEqual(['kit of the root', 'near'])
  expect(program.errors).toEqual([])
})

it('prefers the file beside it', async () => {
  const { since } = startSmall({
    ...files,
    'pages/kit.js': `exports.name = 'beside'`,
    'pages/a.js': `wx.tell(require('kit').name); Page({})`,
  })
  await rendered()
  expect(since()).toEqual(['beside'])
})

it('names the file that is nowhere', () => {
  expect(() => startSmall({ 'pages/a.js': `require('gone'); Page({})` })).toThrow(/pages\/gone/)
})
