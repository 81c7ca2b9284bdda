/** What every WeChat of these years runs; older code would be a quarter larger. */
const targets = { ios: '12', chrome: '70' }

module.exports = {
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
}
