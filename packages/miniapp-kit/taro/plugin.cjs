/**
 * A plugin for Taro's config: `plugins: ['@fahuo/miniapp-kit/taro/plugin.cjs']`. It keeps the attributes
 * of screen readers in the Mini Program's templates, and Taro's prebundling away from the kit.
 */
const components = require('./aria.cjs')

module.exports = (ctx) => {
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      // Only Mini Programs have templates; H5 and React Native have nothing to keep.
      if (!platform.template) return
      platform.template.mergeComponents(ctx, components)
      const paths = Array.isArray(platform.runtimePath)
        ? platform.runtimePath
        : [platform.runtimePath]
      platform.runtimePath = [...paths, '@fahuo/miniapp-kit/taro/runtime.js']
    },
  })
  // Taro finds out which elements a page uses while it compiles: prebundled code is not looked at, and
  // its elements would have no template ("template `tmpl_0_14` not found").
  ctx.modifyRunnerOpts(({ opts }) => {
    if (!opts?.compiler) return
    if (typeof opts.compiler === 'string') opts.compiler = { type: opts.compiler }
    if (opts.compiler.type !== 'webpack5') return
    const prebundle = (opts.compiler.prebundle ??= {})
    prebundle.exclude = [...(prebundle.exclude ?? []), /^@fahuo\/miniapp-kit/]
  })
}
