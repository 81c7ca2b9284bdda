module.exports = {
  projectName: 'tea-shop',
  designWidth: 750,
  deviceRatio: { 750: 1 },
  sourceRoot: 'src',
  outputRoot: 'dist',
  framework: 'react',
  compiler: 'webpack5',
  plugins: ['@tarojs/plugin-framework-react', '@fahuo/miniapp-kit/taro/plugin.cjs'],
}
