/** A plugin for Taro's config: `plugins: ['@fahuo/miniapp-kit/taro/plugin.cjs']`. */
const components = require('./aria.cjs')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      platform.template.mergeComponents(ctx, components)
      const paths = Array.isArray(platform.runtimePath)
        ? platform.runtimePath
        : [platform.runtimePath]
      platform.runtimePath = [...paths, '@fahuo/miniapp-kit/taro/runtime.js']
    },
  })
}
