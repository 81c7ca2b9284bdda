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
  console_url: string
  /** The console opens signed in. */
  signs_in: boolean
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
  console_built: (seconds: string) => `Built the console in ${seconds} s.`,
  console_failed: 'The console did not build; see above.',
  package_built: (paths: string[]) => `Built ${paths.join(' and ')}.`,
  no_package: (name: string, known: string) =>
    `There is no package ${name} to build. Packages: ${known}.`,
  tree_dirty: (files: string) =>
    `There are changes that are not committed; commit or remove them first:\n${files}`,
  versions_differ: (version: string, others: string) =>
    `Not all packages have the version ${version}: ${others}. Write one into all: pnpm release --set ${version}`,
  no_changelog: (version: string) =>
    `CHANGELOG.md has no part "## ${version}": say there what has changed.`,
  tag_taken: (tag: string) =>
    `The tag ${tag} stands at another commit: this version is out already; set the next one.`,
  packing: (name: string) => `Packing ${name} …`,
  packed_lacks: (what: string) => `${what} is missing or wrong: see scripts/release-manifest.ts.`,
  consumers_failed: 'A project that installs the tarballs fails: see above.',
  repository_missing:
    'The packages name no repository yet, which provenance needs: pnpm release --set VERSION --repository https://…, then commit.',
  publish: (tarballs: string[], tag: string) =>
    ['Publish them from the CI of the repository, where provenance can be signed:']
      .concat(tarballs.map((tarball) => `  npm publish ${tarball}`))
      .concat(`  git tag ${tag} && git push origin ${tag}`)
      .join('\n'),
  release_ready: 'All is ready for a release. Nothing was published.',
  release_packed: 'The tarballs are in dist-release/. Nothing was published.',
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
  2. Open the console   ${at.console_url}   (${at.signs_in ? 'signed in as the owner' : 'it says how to sign in'}; or press "Console" beside the phone)
  3. A buyer pays       press "A buyer pays" beside the phone
  4. Ship the order     in the console, under Today: choose a carrier, type a waybill number, press Enter
                        (YTO, YT8812345678901, for instance); or as the merchant's system would:
${curl(at)}
  5. Tap the message in the phone, then "Confirm receipt"

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
  console_built: (seconds) => `商家后台已构建，用时 ${seconds} 秒。`,
  console_failed: '商家后台构建失败，原因见上。',
  package_built: (paths) => `已构建 ${paths.join('、')}。`,
  no_package: (name, known) => `没有名为 ${name} 的可构建包。可选：${known}。`,
  tree_dirty: (files) => `有未提交的改动，请先提交或移除：\n${files}`,
  versions_differ: (version, others) =>
    `各包版本不一致，应为 ${version}：${others}。统一版本：pnpm release --set ${version}`,
  no_changelog: (version) => `CHANGELOG.md 没有“## ${version}”一节：请先写明改动。`,
  tag_taken: (tag) => `标签 ${tag} 已指向其他提交：该版本已发布，请设置下一个版本。`,
  packing: (name) => `正在打包 ${name}……`,
  packed_lacks: (what) => `${what} 缺失或有误：见 scripts/release-manifest.ts。`,
  consumers_failed: '有项目安装这些包后失败，详见上文。',
  repository_missing:
    '各包尚未写明 repository（provenance 需要）：执行 pnpm release --set 版本 --repository https://…，然后提交。',
  publish: (tarballs, tag) =>
    ['请在代码仓库的 CI 中发布，那里可以签署 provenance：']
      .concat(tarballs.map((tarball) => `  npm publish ${tarball}`))
      .concat(`  git tag ${tag} && git push origin ${tag}`)
      .join('\n'),
  release_ready: '发布前的检查全部通过，没有发布任何内容。',
  release_packed: '安装包在 dist-release/，没有发布任何内容。',
  port_wrong: (name, example) => `${name} 有误：应为 1 至 65535 的端口。例如 ${name}=${example}`,
  port_in_use: (name, port, other) =>
    `${name} ${port} 已被占用：Fahuo 是否已在运行？请停止占用该端口的程序，或换一个端口，例如 ${name}=${other}。`,
  port_refused: (name, port) =>
    `当前用户无权监听 ${name} ${port}：请使用 1023 以上的端口，例如 ${name}=${port + 4000}。`,
  host_wrong: (host) => `HOST ${host} 不是本机的地址：请填写本机的地址，例如 HOST=127.0.0.1。`,
  ready: (at) => `
Fahuo 已启动。这里没有真实的钱：微信是本地模拟器。

  1. 打开手机页面     ${at.phone}
  2. 打开商家后台     ${at.console_url}   （${at.signs_in ? '已以店主身份登录' : '页面上会说明如何登录'}；也可点击手机旁的“商家后台”）
  3. 买家付款         点击手机旁的“买家付款”
  4. 发货             在后台的“今日”页选快递公司，填入运单号并回车（例如圆通 YT8812345678901）；
                      也可像商家系统那样调用接口：
${curl(at)}
  5. 点击手机里的发货消息，再点“确认收货”

  服务端     ${at.server_url}   （健康检查：/readyz）
  API 密钥   ${at.api_key}
  数据       ${at.data}/   （删除即可重新开始）
  停止       Ctrl-C

启动用时 ${at.seconds.total} 秒（小程序 ${at.seconds.miniapp} 秒，本地微信模拟器 ${at.seconds.wechat} 秒，服务端 ${at.seconds.server} 秒）。
`,
}

export const words = language === 'zh' ? zh : en
