/** What the scripts print, in the language of the terminal. */
const { env } = process

/** As the server and its commands choose it. */
export const language: 'en' | 'zh' = /^zh/i.test(
  env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '',
)
  ? 'zh'
  : 'en'

interface Ready {
  phone: string
  server_url: string
  api_key: string
  data: string
  seconds: Record<'total' | 'miniapp' | 'wechat' | 'server', string>
}

const curl = ({ server_url, api_key }: Ready) => `
     curl ${server_url}/api/shipments -H 'content-type: application/json' \\
       -H 'authorization: Bearer ${api_key}' \\
       -d '{"order_key":{"order_number_type":2,"transaction_id":"<transaction_id>"},
            "logistics_type":1,"delivery_mode":1,"shipping_list":[{"tracking_no":"YT2026112100001",
            "express_company":"YTO","item_desc":"${language === 'zh' ? '茶叶 x1' : 'Tea x1'}"}]}'
`

const en = {
  stopping: 'Stopping …',
  starting: 'Starting the local WeChat and the server …',
  built: 'The Mini Program is built already (nothing changed).',
  building: 'Building the Mini Program for weapp (some 10 seconds) …',
  still_building: (seconds: number) => `  … building for ${seconds} s`,
  build_done: (folder: string, seconds: string) => `Built ${folder} in ${seconds} s.`,
  build_failed: 'The Mini Program did not build; see above.',
  package_built: (paths: string[]) => `Built ${paths.join(' and ')}.`,
  no_package: (name: string, known: string) =>
    `There is no package ${name} to build. Packages: ${known}.`,
  port_wrong: (name: string, example: number) =>
    `${name} is invalid: expected a port, 1 to 65535. Example: ${name}=${example}`,
  port_in_use: (name: string, port: number, other: number) =>
    `${name} ${port} is in use: does Fahuo run already? Stop what runs there, or set another one, for instance ${name}=${other}.`,
  port_refused: (name: string, port: number) =>
    `This user may not listen on ${name} ${port}: set one above 1023, for instance ${name}=${port + 4000}.`,
  host_wrong: (host: string) =>
    `HOST ${host} is no address of this machine: set one that is, for instance HOST=127.0.0.1.`,
  ready: (at: Ready) => `
Fahuo runs. Nothing here is real money: WeChat is the emulator.

  1. Open the phone     ${at.phone}
  2. A buyer pays       press "A buyer pays" beside the phone
  3. Ship the order     press "Ship", or do as the merchant's system would:
${curl(at)}
  4. Tap the message in the phone, then "Confirm receipt"

  Server   ${at.server_url}   (health: /readyz)
  API key  ${at.api_key}
  Data     ${at.data}/   (delete it to start afresh)
  Stop     Ctrl-C

Ready in ${at.seconds.total} s (Mini Program ${at.seconds.miniapp} s, local WeChat ${at.seconds.wechat} s, server ${at.seconds.server} s).
`,
}

const zh: typeof en = {
  stopping: '正在停止……',
  starting: '正在启动本地微信模拟器和服务端……',
  built: '小程序已构建（没有改动）。',
  building: '正在构建小程序（约 10 秒）……',
  still_building: (seconds) => `  ……已用 ${seconds} 秒`,
  build_done: (folder, seconds) => `已构建到 ${folder}，用时 ${seconds} 秒。`,
  build_failed: '小程序构建失败，原因见上。',
  package_built: (paths) => `已构建 ${paths.join('、')}。`,
  no_package: (name, known) => `没有名为 ${name} 的可构建包。可选：${known}。`,
  port_wrong: (name, example) => `${name} 有误：应为 1 至 65535 的端口。例如 ${name}=${example}`,
  port_in_use: (name, port, other) =>
    `${name} ${port} 已被占用：Fahuo 是否已在运行？请停止占用该端口的程序，或换一个端口，例如 ${name}=${other}。`,
  port_refused: (name, port) =>
    `当前用户无权监听 ${name} ${port}：请使用 1023 以上的端口，例如 ${name}=${port + 4000}。`,
  host_wrong: (host) => `HOST ${host} 不是本机的地址：请填写本机的地址，例如 HOST=127.0.0.1。`,
  ready: (at) => `
Fahuo 已启动。这里没有真实的钱：微信是本地模拟器。

  1. 打开手机页面     ${at.phone}
  2. 买家付款         点击手机旁的“买家付款”
  3. 发货             点击“发货”，或像商家系统那样调用接口：
${curl(at)}
  4. 点击手机里的发货消息，再点“确认收货”

  服务端     ${at.server_url}   （健康检查：/readyz）
  API 密钥   ${at.api_key}
  数据       ${at.data}/   （删除即可重新开始）
  停止       Ctrl-C

启动用时 ${at.seconds.total} 秒（小程序 ${at.seconds.miniapp} 秒，本地微信模拟器 ${at.seconds.wechat} 秒，服务端 ${at.seconds.server} 秒）。
`,
}

export const words = language === 'zh' ? zh : en
