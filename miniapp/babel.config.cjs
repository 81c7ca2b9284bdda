/** What every WeChat of these years runs; older code would be a quarter larger. */
const targets = { ios: '12', chrome: '70' }

/** True in a Mini Program: `a?.b` is half as long without a look for document.all. */
const assumptions = {
  noDocumentAll: true,
  ignoreToPrimitiveHint: true,
  objectRestNoSymbols: true,
  setSpreadProperties: true,
}

module.exports = {
  assumptions,
  presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5', targets }]],
}
