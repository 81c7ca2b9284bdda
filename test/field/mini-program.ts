/** What public reports tell of a buyer's phone, and what happens here: a test, or a limit that is documented. */
import { community, post, type Kind, type Text } from './case.ts'

/** A test by its file and its title, as it stands there. */
export type TestName = [file: string, title: string]

/** Words that a page has, in each language. */
export interface Limit {
  pages: Text
  words: Text
}

export interface Report {
  /** What somebody saw. */
  name: Text
  source: string
  /** What happens here. */
  outcome: Text
  tests?: TestName[]
  limit?: Limit
}

/** Issues and pull requests on GitHub, as `owner/repository#1`; what has no owner is no link. */
const issue = (...names: string[]) =>
  names
    .map((name) => {
      const [repository = '', number = ''] = name.split('#')
      return repository.includes('/')
        ? `https://github.com/${repository}/issues/${number}`
        : `GitHub: ${name}`
    })
    .join(' ')

/** A community thread or a post that is known by the beginning of its number only. */
const thread = (beginning: string) => `WeChat's developer community, ${beginning}…`

const COLD = 'test/journeys/buyer-cold-start.test.ts'
const ORDER = 'test/journeys/buyer-order.test.ts'
const LIST = 'test/journeys/buyer-list.test.ts'
const CONFIRM = 'test/journeys/buyer-confirm.test.ts'
const HALF = 'test/journeys/buyer-half-screen.test.ts'
const RETURN = 'test/journeys/buyer-return.test.ts'
const PUBLISH = 'test/consumers/publish.test.ts'
const OLD = 'test/journeys/buyer-old-wechat.test.ts'
const BUNDLE = 'test/journeys/bundle.test.ts'
const CORE = 'packages/miniapp-kit/src/core'
const GUIDE: Text = { en: 'docs/MINIAPP.md', zh: 'docs/MINIAPP.zh-CN.md' }

export const reports: readonly Report[] = [
  {
    name: {
      en: 'the app is hidden within milliseconds of a cold start: useRouter() is null, and the page stays white',
      zh: '冷启动后几毫秒内切到后台：useRouter() 为 null，页面一直白屏',
    },
    source: issue('NervJS/taro#14355', 'NervJS/taro#9871'),
    outcome: { en: 'the page is there when the app is back', zh: '回到前台后页面正常显示' },
    tests: [
      [COLD, 'shows %s once it is back'],
      [COLD, 'shows the order when it is hidden %s turns later, without coming back'],
    ],
  },
  {
    name: {
      en: 'useRouter() is null when the page draws again after the app was hidden',
      zh: '切到后台后重新渲染时 useRouter() 为 null',
    },
    source: issue('NervJS/taro#8412'),
    outcome: { en: 'the order stays, and is loaded again', zh: '订单保留，并重新加载' },
    tests: [[RETURN, 'the order is loaded again, silently, at most every 5 s']],
  },
  {
    name: { en: "the app's first didShow is missed", zh: '错过应用首次 didShow' },
    source: issue('NervJS/taro#12634'),
    outcome: {
      en: 'the order of the message opens, cold and warm',
      zh: '冷启动与热启动都能打开消息中的订单',
    },
    tests: [
      [ORDER, 'opens another order warm, and ignores the slow response to the first'],
      [ORDER, 'opens cold from a message with %s'],
      [LIST, 'opens the order of a message when it is the jump path, cold and warm'],
    ],
  },
  {
    name: {
      en: "a component's useDidShow is missed when the first page opens from a card",
      zh: '从卡片首次打开时，组件内的 useDidShow 不触发',
    },
    source: issue('NervJS/taro#14066'),
    outcome: { en: 'nothing waits for it', zh: '不依赖该回调' },
    tests: [
      [RETURN, 'the order is loaded again, silently, at most every 5 s'],
      [ORDER, 'opens cold from a message with %s'],
    ],
  },
  {
    name: {
      en: 'with interceptors request() has no abort',
      zh: '使用拦截器后 request() 没有 abort',
    },
    source: issue('NervJS/taro#15174', 'NervJS/taro#11995', 'NervJS/taro#12905'),
    outcome: {
      en: 'wx.request is called itself; a page that is left ends its requests',
      zh: '直接调用 wx.request；离开页面时中止其请求',
    },
    tests: [
      [`${CORE}/buyer-api.test.ts`, 'aborts the request and rejects with cancelled'],
      [ORDER, 'can be left while it loads'],
    ],
  },
  {
    name: { en: 'there is no AbortController', zh: '小程序没有 AbortController' },
    source: issue('uni-helper/axios-adapter#32', 'uni-helper/uni-network#32'),
    outcome: { en: 'none is used', zh: '未使用' },
    tests: [
      [
        'packages/weapp-host/src/logic/host.test.ts',
        'has none of the globals of Node or a browser',
      ],
      [ORDER, 'can be left while it loads'],
    ],
  },
  {
    name: { en: 'there is no URLSearchParams', zh: '小程序没有 URLSearchParams' },
    source: issue('alova#22'),
    outcome: { en: 'none is used', zh: '未使用' },
    tests: [
      [
        'packages/weapp-host/src/logic/host.test.ts',
        'has none of the globals of Node or a browser',
      ],
      [
        `${CORE}/buyer-api.test.ts`,
        'asks for several states at once, and for all when none is named',
      ],
    ],
  },
  {
    name: {
      en: 'an old WeChat for PC lacks newer JavaScript',
      zh: '旧版 PC 微信缺少较新的 JavaScript 特性',
    },
    source: issue('NervJS/taro#8406'),
    outcome: {
      en: 'below base library 2.21.0 the buyer reads that WeChat is too old; the console lets WeChat ask for an update before',
      zh: '基础库低于 2.21.0 时提示买家微信版本过低；在后台设置后，微信会先提示升级',
    },
    tests: [
      [OLD, 'of base library %s shows words on %s'],
      [OLD, 'shows %s'],
      [`${CORE}/wechat-version.test.ts`, 'takes %s for too old'],
    ],
    limit: { pages: GUIDE, words: { en: '基础库最低版本设置', zh: '基础库最低版本设置' } },
  },
  {
    name: {
      en: 'a newer call of WeChat is used without another for older ones',
      zh: '使用了新接口，却没有兼容旧版微信',
    },
    source: issue('jdf2e/nutui-react#2973', 'dcloudio/uni-app#816'),
    outcome: { en: 'the older call is asked then', zh: '改用旧接口' },
    tests: [
      [OLD, '%j shows the order'],
      [
        `${CORE}/wechat-version.test.ts`,
        'asks the older call where the newer one is missing or fails',
      ],
    ],
  },
  {
    name: {
      en: '-webkit-box-orient is lost in the build, and long texts are not cut',
      zh: '构建后 -webkit-box-orient 丢失，长文本不截断',
    },
    source: issue('NervJS/taro#5710', 'NervJS/taro#3521'),
    outcome: { en: 'it is there wherever lines are cut', zh: '凡截断行数之处均保留' },
    tests: [[BUNDLE, 'keeps what cuts long texts to their lines']],
  },
  {
    name: {
      en: 'compile.include of Taro has no effect, or breaks the build',
      zh: 'Taro 的 compile.include 不生效或导致构建失败',
    },
    source: issue('NervJS/taro#16024', 'NervJS/taro#18067'),
    outcome: {
      en: 'not needed: the package holds compiled JavaScript',
      zh: '无需设置：包内是编译好的 JavaScript',
    },
    tests: [[PUBLISH, 'the tarball of %s needs nothing of the workspace']],
  },
  {
    name: { en: "a Taro plugin breaks the shop's H5 build", zh: 'Taro 插件导致商家的 H5 构建失败' },
    source: issue('NervJS/taro#14442'),
    outcome: { en: 'it leaves H5 as it is', zh: '不改动 H5 构建' },
    tests: [
      [
        'test/field/kit-plugin.test.ts',
        'changes nothing of a build without templates, such as H5: %j',
      ],
    ],
  },
  {
    name: {
      en: 'a CommonJS file cannot be imported in uni-app',
      zh: 'uni-app 无法引入 CommonJS 文件',
    },
    source: issue('dcloudio/uni-app#3245', 'dcloudio/uni-app#4962'),
    outcome: { en: 'the package has an ES module, too', zh: '包内同时提供 ES 模块' },
    tests: [[PUBLISH, 'publint and attw find nothing wrong with %s']],
  },
  {
    name: {
      en: 'pnpm finds no dependency that a package does not name',
      zh: 'pnpm 下找不到未声明的依赖',
    },
    source: issue('NervJS/taro#9648'),
    outcome: { en: 'the kit depends on nothing', zh: '组件包没有依赖' },
    tests: [[PUBLISH, 'the tarball of %s needs nothing of the workspace']],
  },
  {
    name: {
      en: 'nothing opens any more with ten pages open',
      zh: '打开十个页面后无法再打开新页面',
    },
    source: issue('lblblong/tarojs-router-next#1', 'mini-vip#249'),
    outcome: { en: 'the page in front is replaced', zh: '替换当前页面' },
    tests: [[COLD, 'are replaced in front instead of stopping the buyer']],
  },
  {
    name: { en: 'requests that come together log in several times', zh: '并发请求导致多次登录' },
    source: issue('IvinWu/weRequest#36'),
    outcome: { en: 'one login', zh: '只登录一次' },
    tests: [
      [
        `${CORE}/buyer-api.test.ts`,
        'logs in once for requests that come together, and sends the token in the header',
      ],
      [COLD, 'has one login for pages that open at once'],
    ],
  },
  {
    name: { en: '401 leads to logins without end', zh: '401 导致无限登录' },
    source: issue('Mininglamp-OSS/octo-web#1241', 'IvinWu/weRequest#88'),
    outcome: { en: 'one login more, then words', zh: '只再登录一次，然后给出提示' },
    tests: [
      [`${CORE}/buyer-api.test.ts`, 'tries again only once'],
      [ORDER, 'names %s, and loads when it is over'],
    ],
  },
  {
    name: { en: 'dates are NaN on iOS', zh: 'iOS 上日期显示 NaN' },
    source: issue('yihan12/Blog#4', 'uView#1092'),
    outcome: { en: 'times are Unix seconds, never text', zh: '时间均为 Unix 秒，不解析文本' },
    tests: [[`${CORE}/format.test.ts`, "formats a time in the phone's time zone"]],
  },
  {
    name: {
      en: 'after the detail page the list shows the old state, or loses its place',
      zh: '从详情返回后，列表仍是旧状态，或丢失翻页位置',
    },
    source: issue(
      'coolhwm/leshare-shop-weapp#6',
      'mojisrc/wechat-mini-shop#6',
      'Simingchen/min-app-mall#1',
    ),
    outcome: {
      en: 'the row changes at once, and the pages that were read stay',
      zh: '该行立即更新，已加载的分页保留',
    },
    tests: [
      [LIST, 'shows at once the state that the detail page loaded'],
      [RETURN, 'the first page of the list is loaded again, and the pages after it stay'],
    ],
  },
  {
    name: {
      en: 'the component was closed; success came, and no end',
      zh: '组件被关闭，只收到 success，没有结果',
    },
    source: thread('00026ccd7a0f'),
    outcome: {
      en: 'success is believed by nobody: the server asks WeChat, again after 1, 3 and 8 s',
      zh: '不采信 success：由服务端向微信查询，并在 1、3、8 秒后再查',
    },
    tests: [
      [HALF, 'is believed by the server only: submitted, and asked again after 1, 3 and 8 s'],
      [HALF, 'lets the buyer tap again when it goes without a word'],
    ],
  },
  {
    name: { en: 'success is taken for a confirmed receipt', zh: '把 success 当作已确认收货' },
    source: 'cnblogs, weixiao 17724622; public code of shops',
    outcome: { en: 'what counts is get_order', zh: '以 get_order 为准' },
    tests: [
      [CONFIRM, 'stays unconfirmed when the server says so, whatever the component returns (%s)'],
    ],
  },
  {
    name: {
      en: 'a return without extraData crashes the page',
      zh: '返回时没有 extraData，页面崩溃',
    },
    source: 'public code of shops',
    outcome: { en: 'works', zh: '正常' },
    tests: [
      [`${CORE}/confirm-receipt.test.ts`, 'has no answer when App.onShow brings %s'],
      [CONFIRM, 'shows the state that the server returns after %s'],
      [`${CORE}/confirm-receipt.test.ts`, 'has no answer when App.onShow brings %s'],
    ],
  },
  {
    name: {
      en: 'each tap adds another listener of App.onShow',
      zh: '每次点击都新增一个 onAppShow 监听',
    },
    source: 'public code of shops',
    outcome: { en: 'one, which goes with the attempt', zh: '只有一个，随本次操作移除' },
    tests: [
      [`${CORE}/confirm-receipt.test.ts`, 'listens once, however often the buyer taps'],
      [`${CORE}/confirm-receipt.test.ts`, 'resolves with not_opened, and removes its listener'],
    ],
  },
  {
    name: { en: 'only state 4 is taken for received', zh: '只把状态 4 当作已收货' },
    source: 'public code of shops',
    outcome: { en: 'received are 3, 4 and 6', zh: '3、4、6 均为已收货' },
    tests: [[ORDER, 'that is %s shows its state, with the button only where it can succeed']],
  },
  {
    name: {
      en: 'Android passes an old return again after scanCode',
      zh: 'Android 在 scanCode 之后再次带回旧的返回数据',
    },
    source: thread('oCJUsw5w4z3'),
    outcome: { en: 'ignored', zh: '忽略' },
    tests: [
      [
        `${CORE}/confirm-receipt.test.ts`,
        'ignores an old return that Android passes again at a later entry',
      ],
    ],
  },
  {
    name: {
      en: 'the component is half-screen: App.onShow comes while it is open, or not at all',
      zh: '半屏组件：打开期间就触发 onShow，或完全不触发',
    },
    source: thread('oCJUsw5w4z3'),
    outcome: {
      en: 'the real return counts whenever it comes',
      zh: '真正的返回何时到达都有效',
    },
    tests: [
      [HALF, 'counts whenever it returns, although App.onShow came while it was open'],
      [HALF, 'asks the server at each App.onShow, and so learns what was never returned'],
    ],
  },
  {
    name: {
      en: 'the component says 获取用户订单失败',
      zh: '组件提示“获取用户订单失败”',
    },
    source: [
      community('000e288d104e58872a6294f4a6d800'),
      community('000a825682c5a0117be33ac4f6b800'),
    ].join(' '),
    outcome: {
      en: 'the buyer reads to confirm with the account that paid',
      zh: '提示买家用付款的微信账号确认',
    },
    tests: [[HALF, 'says that another account paid, and logs what the component said']],
  },
  {
    name: {
      en: 'the page knows orders by a number of its own; when is the jump path to be set?',
      zh: '页面用自己的订单号；跳转路径该何时设置？',
    },
    source: [
      community('000c8eb9eec0e07d23e01ab1e6b800'),
      community('00020c17270000b3b372256916b000'),
      community('0004422a370260410be0851906b400'),
    ].join(' '),
    outcome: {
      en: 'WeChat adds merchant_trade_no; the path is any page, said once, and nothing is overwritten unsaid',
      zh: '微信会附加 merchant_trade_no；路径可为任意页面，指定一次即可，未指定则不会覆盖',
    },
    tests: [
      [
        'test/server/jump-path.test.ts',
        'is not touched at the real WeChat until the operator says which, and is told once',
      ],
      [
        'test/server/jump-path.test.ts',
        'is what was said last, wherever it was said, and doctor names both',
      ],
      ['test/server/mistakes.test.ts', 'setting the jump path with every shipment'],
    ],
    limit: { pages: GUIDE, words: { en: 'a number of your own', zh: '自己的订单号' } },
  },
  {
    name: { en: 'merchant_trade_no is empty', zh: 'merchant_trade_no 为空' },
    source: community('00004494f380708a96909a3ca66c00'),
    outcome: { en: 'transaction_id alone opens the order', zh: '只凭 transaction_id 也能打开' },
    tests: [[ORDER, 'opens cold from a message with %s']],
  },
  {
    name: { en: 'a jump path with a query of its own', zh: '跳转路径带有自己的参数' },
    source: community('0004e09aef08688fc3700f3046b800'),
    outcome: {
      en: 'taken; names of its own do no harm',
      zh: '可用，自己的参数不受影响',
    },
    tests: [
      [COLD, 'may be %s'],
      ['server/src/wechat/jump-path-rules.test.ts', '%j is taken as %j'],
      [COLD, 'may be %s'],
      [`${CORE}/jump-query.test.ts`, 'decodes values, and ignores other names'],
    ],
  },
  {
    name: {
      en: "WeChat's order centre gives merchant_trade_no alone",
      zh: '微信订单中心只提供 merchant_trade_no',
    },
    source: thread('oCJUsw7kNuEp'),
    outcome: { en: "the buyer's own order opens", zh: '打开买家自己的订单' },
    tests: [
      [COLD, 'may be %s'],
      [
        `${CORE}/jump-query.test.ts`,
        "takes the merchant's own number alone, as WeChat's order centre gives it",
      ],
      ['test/server/trade-no.test.ts', 'is the order that WeChat lists for this buyer'],
      ['test/server/trade-no.test.ts', "is never somebody else's, and looks as if there were none"],
    ],
  },
  {
    name: { en: 'the list is old after the receipt was confirmed', zh: '确认收货后列表没有更新' },
    source: post('oCJUsw9v4UsS_xf3ssQ5gAENouUs'),
    outcome: {
      en: 'it changes at once, and is loaded again on return',
      zh: '立即更新，返回时重新加载',
    },
    tests: [
      [LIST, 'shows at once the state that the detail page loaded'],
      [RETURN, 'a list under an order is loaded again when it is in front'],
    ],
  },
  {
    name: {
      en: 'an H5 page in a web-view cannot open the component',
      zh: 'web-view 中的 H5 页面无法打开确认收货组件',
    },
    source: thread('0004e433054970'),
    outcome: {
      en: "a limit of WeChat's; the H5 page leads to the order page",
      zh: '微信的限制；由 H5 跳转到小程序订单页',
    },
    limit: { pages: GUIDE, words: { en: 'An H5 page in a web-view', zh: 'web-view 中的 H5 页面' } },
  },
  {
    name: { en: 'wx.openBusinessView has no types', zh: 'wx.openBusinessView 没有类型定义' },
    source: issue('wechat-miniprogram/api-typings#324'),
    outcome: { en: 'the kit brings its own', zh: '组件包自带类型' },
    tests: [
      [
        'test/consumers/types.test.ts',
        'the core compiles in a native Mini Program with TypeScript %s, %s, which has no DOM and no Node',
      ],
    ],
  },
  {
    name: {
      en: 'Skyline (glass-easel) has no page that scrolls',
      zh: 'Skyline（glass-easel）没有页面级滚动',
    },
    source: issue('NervJS/taro#14165'),
    outcome: {
      en: 'the templates compile for glass-easel; scrolling was not tried: give the order pages the renderer webview',
      zh: '模板可由 glass-easel 编译；滚动未经测试：订单页请使用 webview 渲染',
    },
    tests: [[BUNDLE, 'compiles each page and template without a warning']],
    limit: { pages: GUIDE, words: { en: '**Skyline** was not tried', zh: '**Skyline** 未经测试' } },
  },
  {
    name: {
      en: 'a controlled Input flickers while the buyer types',
      zh: '受控 Input 输入时闪烁',
    },
    source: issue('NervJS/taro#13979', 'NervJS/taro#16809'),
    outcome: {
      en: "a limit of Taro's, in the one field that there is; a shop that knows the receiver's phone has no field",
      zh: 'Taro 的限制，仅涉及唯一的输入框；商家提供收件人手机号时不出现该输入框',
    },
    limit: { pages: GUIDE, words: { en: 'The phone field', zh: '手机号输入框' } },
  },
]

/** Lists which test or page shows a row, as links from docs/. */
function proofOf({ tests = [], limit }: Report): Text {
  const links = [...new Set(tests.map(([file]) => file))].map(
    (file) => `[${file.split('/').at(-1)?.replace('.test.ts', '')}](../${file})`,
  )
  const page = (language: 'en' | 'zh') =>
    limit ? [`[${limit.pages[language].split('/').at(-1)}](../${limit.pages[language]})`] : []
  return { en: [...links, ...page('en')].join(', '), zh: [...links, ...page('zh')].join('、') }
}

export const miniProgram: Kind = {
  title: { en: "On the buyer's phone", zh: '买家的手机上' },
  rows: reports.map((report) => ({
    name: report.name,
    source: report.source,
    outcome: report.outcome,
    proof: proofOf(report),
  })),
}
