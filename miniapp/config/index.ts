import { join } from 'node:path'
import { readBaseUrl } from '@fahuo/miniapp-kit'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

/** The output folder; the tests build into one of their own. */
const outputRoot = process.env['FAHUO_DIST'] || 'dist'
const packages = join(process.cwd(), '../packages')

/** Ends the build with a sentence: if the configuration throws, Taro reports that there is none. */
function refuse(texts: { en: string; zh: string }): never {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env
  const isChinese = /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '')
  process.stderr.write(`${isChinese ? texts.zh : texts.en}\n`)
  process.exit(1)
}

const serverUrl = process.env['FAHUO_SERVER_URL'] ?? 'http://localhost:4000'
if (readBaseUrl(serverUrl) === null)
  refuse({
    en: `FAHUO_SERVER_URL is ${JSON.stringify(serverUrl)}. Set it to the https address of the server: phones reach no other. http is for this computer and its own network.`,
    zh: `FAHUO_SERVER_URL 是 ${JSON.stringify(serverUrl)}。请设为服务器的 https 地址，手机无法访问其他地址；http 仅用于本机和内网。`,
  })

const plugin = process.env['FAHUO_LOGISTICS_PLUGIN'] ?? ''
const goodsImage = process.env['FAHUO_GOODS_IMAGE'] ?? ''
if (plugin !== '' && !goodsImage.startsWith('https://'))
  refuse({
    en: 'FAHUO_LOGISTICS_PLUGIN needs FAHUO_GOODS_IMAGE: the https address of a picture that WeChat shows beside the goods.',
    zh: 'FAHUO_LOGISTICS_PLUGIN 需要 FAHUO_GOODS_IMAGE：微信在商品旁显示的图片，须为 https 地址。',
  })

/**
 * WXML has no recursion: Taro repeats each element once per level, 16 by default. Ours nest less, and
 * deeper ones go through a component. Taro's types do not have the option.
 */
const levels = { baseLevel: 8 }

/**
 * `FAHUO_SERVER_URL` is the server's address, the only setting that is required. With
 * `FAHUO_LOGISTICS_PLUGIN` (a version, or `latest`) parcels are tracked inside WeChat; leave it out
 * until the account has added the plugin, or the upload fails.
 */
export default defineConfig({
  projectName: 'fahuo',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  plugins: ['@tarojs/plugin-framework-react', '@fahuo/miniapp-kit/taro/plugin.cjs'],
  defineConstants: {
    FAHUO_SERVER_URL: JSON.stringify(serverUrl),
    FAHUO_LOGISTICS_PLUGIN: JSON.stringify(plugin),
    FAHUO_GOODS_IMAGE: JSON.stringify(goodsImage),
  },
  copy: {
    patterns: ['theme.json', 'sitemap.json'].map((file) => ({
      from: `src/${file}`,
      to: `${outputRoot}/${file}`,
    })),
    options: {},
  },
  // Chinese characters take half the bytes of their escapes.
  terser: { config: { output: { ascii_only: false, comments: false } } },
  mini: {
    ...levels,
    // The kit and the contract are linked TypeScript packages, so they are compiled with the app.
    compile: { include: [(file: string) => file.startsWith(packages)] },
    webpackChain(chain) {
      // Taro adds imports to the kit's code; they are installed here, not beside the kit.
      chain.resolve.modules.add('node_modules').add(join(process.cwd(), 'node_modules'))
    },
    // Sizes stay in px, so that large fonts and wide phones look native.
    postcss: { pxtransform: { enable: false } },
  },
} satisfies UserConfigExport)
