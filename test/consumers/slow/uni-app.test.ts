import { afterAll, beforeAll, it } from 'vitest'
import { createProject, install, type Project } from '../project.ts'
import { walkShop } from '../walk.ts'

/** The newest version of which all packages are published, with the vite and the Vue that it names. */
const UNI = '3.0.0-alpha-5020620260914001'

const page = `<template>
  <view>
    <view v-if="error">{{ error }}</view>
    <view v-if="order">{{ isReceiptConfirmed(order) ? '已收货' : '待收货' }}</view>
    <view v-if="order">{{ formatMoney(order.paid_amount) }}</view>
    <button v-if="order && canConfirmReceipt(order)" @click="confirm">{{ texts.confirmReceipt }}</button>
  </view>
</template>
<script setup>
import { ref } from 'vue'
import { onLoad } from '@dcloudio/uni-app'
import { canConfirmReceipt, createBuyerApi, errorCode, formatMoney, isReceiptConfirmed, readJumpQuery, textsFor, watchConfirmReceipt, wxEnv } from '@fahuo/miniapp-kit'

const env = wxEnv(wx)
const api = createBuyerApi({ baseUrl: 'https://fahuo.example.com', ...env })
const texts = textsFor('zh_CN')
const order = ref(null)
const error = ref('')
const show = (request) => request.then((found) => (order.value = found), (failed) => (error.value = errorCode(failed)))
onLoad((options) => {
  const query = readJumpQuery(options)
  if (query) show(api.lookup(query))
})
const confirm = () => watchConfirmReceipt(order.value, env, () => void show(api.receipt(order.value.transaction_id)))
</script>`

let project: Project
beforeAll(async () => {
  project = await createProject({
    dependencies: {
      '@dcloudio/uni-app': UNI,
      '@dcloudio/uni-components': UNI,
      '@dcloudio/uni-mp-weixin': UNI,
      vue: '3.4.21',
    },
    devDependencies: {
      '@dcloudio/types': '3.4.31',
      '@dcloudio/uni-cli-shared': UNI,
      '@dcloudio/vite-plugin-uni': UNI,
      vite: '5.2.8',
    },
  })
  await project.write({
    'vite.config.js': `
      const uni = require('@dcloudio/vite-plugin-uni')
      module.exports = { plugins: [(uni.default ?? uni)()] }`,
    'index.html': '<script type="module" src="/src/main.js"></script>',
    'src/main.js': `
      import { createSSRApp } from 'vue'
      import App from './App.vue'
      export const createApp = () => ({ app: createSSRApp(App) })`,
    'src/App.vue': '<script>export default {}</script>',
    'src/manifest.json': { appid: '', 'mp-weixin': { appid: 'touristappid' }, vueVersion: '3' },
    'src/pages.json': { pages: [{ path: 'pages/order/index', style: {} }] },
    'src/pages/order/index.vue': page,
  })
  await install(project, 'miniapp-kit')
})
afterAll(() => project.remove())

it('uni-app builds with the core as an ES module, and a buyer confirms a receipt', async () => {
  const uni = 'node_modules/@dcloudio/vite-plugin-uni/bin/uni.js'
  await project.run(process.execPath, [uni, 'build', '-p', 'mp-weixin'], { NODE_ENV: 'production' })
  await walkShop(`${project.folder}/dist/build/mp-weixin`, [], '¥168.00')
})
