import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { settingsTable } from '@fahuo/server/config'
import {
  describedApi,
  describedErrors,
  REASONS,
  SERVICE_REASONS,
  SERVICE_STATES,
  SERVICES,
  SHIPMENT_STATES,
  TRANSITIONS,
} from '@fahuo/server/api'
import { explain, explainedErrcodes } from '@fahuo/wechat'
import { expect, it } from 'vitest'
import { COMBINED_RULES } from '../model/combined/scenarios.ts'
import { BELTS, RULES } from '../model/switches.ts'

const docs = join(import.meta.dirname, '../../docs')
const made = (from: string) =>
  `Made from \`${from}\`; \`pnpm vitest run --project unit test/docs --update\` writes it anew.`
const madeZh = (from: string) =>
  `由 \`${from}\` 生成；\`pnpm vitest run --project unit test/docs --update\` 可重新生成。`
const row = (...cells: (string | number)[]) =>
  `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`

interface Operation {
  summary: string
  security: object[]
  tags: string[]
  parameters: { name: string; in: string; required: boolean; description?: string }[]
  requestBody?: { content: Record<string, object> }
  responses: Record<string, { description: string }>
}

const SETTINGS_PAGES = {
  en: {
    file: 'SETTINGS.md',
    title: '# Settings',
    other: '[中文](SETTINGS.zh-CN.md)',
    intro: `In the environment, or in a file \`.env\` in the folder that the server is started from (for \`npx -y pnpm start\` the clone). The environment overrides the file. A setting that is missing or invalid is named at start, with an example. ${made('server/src/config.ts')}`,
    heads: ['setting', 'needed', 'meaning', 'example'],
    yes: 'yes',
  },
  zh: {
    file: 'SETTINGS.zh-CN.md',
    title: '# 设置',
    other: '[English](SETTINGS.md)',
    intro: `写在环境变量里，或写在启动目录（使用 \`npx -y pnpm start\` 时即仓库目录）的 \`.env\` 文件里；环境变量优先。缺少或填错的设置会在启动时逐项指出并给出示例，终端为中文时用中文提示。${madeZh('server/src/config.ts')}`,
    heads: ['设置', '必填', '说明', '示例'],
    yes: '是',
  },
} as const

it.each(['en', 'zh'] as const)('the settings stand in their page (%s)', async (language) => {
  const { file, title, other, intro, heads, yes } = SETTINGS_PAGES[language]
  const page = [
    title,
    '',
    other,
    '',
    intro,
    '',
    row(...heads),
    '|---|---|---|---|',
    ...settingsTable().map(({ name, needed, expected, example }) =>
      row(`\`${name}\``, needed ? yes : '', expected[language], `\`${example}\``),
    ),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(docs, file))
})

const SERVICES_PAGES = {
  en: {
    file: 'SERVICES.md',
    other: '[中文](SERVICES.zh-CN.md)',
    title: "# WeChat's services beside shipping",
    intro: [
      made('server/src/services/services.ts'),
      "An order that is shipped here may also be told to three services of WeChat. They need permissions of their own, are told in the background, and never hold a shipment up. `GET /api/orders/{transaction_id}` and `GET /api/shipments/{id}` answer `services`: one row for each, with its state, why, WeChat's code, what to do and when it is tried next.",
    ],
    services: ['service', 'what it is'],
    states: ['state', 'open', 'meaning'],
    reasons: ['reason', 'meaning', 'what to do'],
    yes: 'yes',
    more: [
      '## The goods',
      "`PUT /api/orders/details` (and `order` in `POST /api/shipments`) is sent to WeChat within a second. WeChat's review counts details that come within 5 seconds of the payment: tell them at once, or before the payment with `payer`, whose openid WeChat wants; without it they wait until the payment is known. The last version counts; once WeChat has linked the goods to the payment they stay as they are (`linked`). An order without `item_list` is not sent (`no_goods`). Links lead to `path` in the Mini Program, to `url`, or to the page of the jump path.",
      '## Messages and the tracking page',
      "A parcel with `receiver_phone` is told to WeChat once its shipment is shipped: follow_waybill, and WeChat sends the buyer a message when it is collected, out for delivery and signed for; trace_waybill, and the buyer's tracking page opens without a phone number. The goods are those of `items` in the parcel, all of the order's where it names none, 20 at most; each needs a name and a picture (`no_goods` until `PUT /api/orders/details` says them). The page of the jump path opens from both.",
      'A carrier knows a new waybill some hours later, about a day at most: until then WeChat refuses it (931023, 9300559), and it is told again after pauses of 2 to 12 hours, for as long as the phone number is there: 72 hours. After that the buyer is asked for the number, as without one. WeChat takes 50 calls of messages and 100 of tracking a day for one buyer, and 100,000 of each for the account. All servers count them together, repeated calls too; what is left over goes on after midnight in Beijing (`quota_spent`).',
      'Goods that the shop changes later go out by update_follow_waybill_goods and update_waybill_goods. WeChat takes few changes of one parcel (9300560, `changes_spent`). A shipment that is corrected to another waybill is told anew.',
      "Parcels that WeChat knows are looked up every 3 hours while they move, less often while they do not (daily at last), until they are signed for, the buyer has confirmed, or 45 days have passed. No buyer's and no account's quota is used by more than half for that. `waybills` of the order has `status` and `statuses`, each with the time it was first seen; the buyer's pages show them, and `parcel.moved` tells others.",
      '## What the account may have',
      'Whether the account has a service is learnt from what WeChat answers. One that it does not have is not asked for again until a day later, by `fahuo doctor`, or by a retry; when it is opened, what could not be told in the last seven days comes forward. Nobody is told of a service that is merely not there, unless the order requires it.',
      '## Trying again',
      'What WeChat does not answer is tried again, at first after a second, later each hour, for three days. A lost answer of the goods is sent again with the same time, which WeChat takes once. `POST /api/orders/{transaction_id}/services/{service}/retry`, or `fahuo orders retry-service`, tries it now. Rows are removed 180 days after their last change.',
    ],
  },
  zh: {
    file: 'SERVICES.zh-CN.md',
    other: '[English](SERVICES.md)',
    title: '# 发货之外的微信服务',
    intro: [
      madeZh('server/src/services/services.ts'),
      '发货的订单还可以提交给微信的三项服务。它们各有单独的权限，在后台提交，不会影响发货。`GET /api/orders/{transaction_id}` 与 `GET /api/shipments/{id}` 返回 `services`：每项服务一行，包含状态、原因、微信错误码、处理方法与下次尝试时间。',
    ],
    services: ['服务', '说明'],
    states: ['状态', '进行中', '含义'],
    reasons: ['原因', '含义', '处理方法'],
    yes: '是',
    more: [
      '## 商品信息',
      '`PUT /api/orders/details`（以及 `POST /api/shipments` 的 `order`）会在一秒内提交给微信。微信审核只计付款后 5 秒内提交的商品信息：请在付款后立即提交，或在付款前连同 `payer` 提交（微信要求付款人的 openid）；不填 `payer` 则在查到支付单后提交。以最后一次为准；微信将其与支付单关联后不能再修改（`linked`）。没有 `item_list` 的订单不会提交（`no_goods`）。链接指向小程序内的 `path`、网页 `url`，或消息跳转路径的页面。',
      '## 物流消息与物流查询',
      '填写了 `receiver_phone` 的包裹在发货完成后提交给微信：follow_waybill 之后，微信在揽件、派件、签收时向买家发送消息；trace_waybill 之后，买家打开物流查询页无需填写手机号。商品为该包裹 `items` 所列的商品；未列出时为订单的全部商品，最多 20 件；每件需有名称和图片（缺少时为 `no_goods`，用 `PUT /api/orders/details` 补充即可）。两处点击商品都打开消息跳转路径的页面。',
      '新单号通常在数小时后、最多约一天才能查到；在此之前微信会拒绝（931023、9300559），系统每隔 2 至 12 小时重试，直到手机号保存期满 72 小时；之后与未填写手机号时一样，由买家自己填写。每个买家每天最多 50 次消息调用、100 次查询调用，账号每类每天最多 100,000 次。所有服务器共同计数，重复调用也计入；用完后在北京时间零点后继续（`quota_spent`）。',
      '之后修改的商品通过 update_follow_waybill_goods 和 update_waybill_goods 更新；微信对同一运单只接受少数几次修改（9300560，`changes_spent`）。更正为其他单号的发货会重新提交。',
      '微信已知的运单在移动时每 3 小时查询一次，长时间不动则逐渐减少到每天一次，直到签收、买家确认收货或满 45 天。查询最多使用每个买家和账号额度的一半。订单的 `waybills` 包含 `status` 与 `statuses`（各状态首次查询到的时间）；买家页面会显示，变化时发出 `parcel.moved` 事件。',
      '## 账号权限',
      '账号是否开通某项服务由微信的响应得知。未开通的服务一天后、运行 `fahuo doctor` 时或手动重试时才会再次请求；开通后，最近七天内未能提交的会自动补交。除非订单要求（require），未开通不会产生提醒。',
      '## 重试',
      '微信未响应时会自动重试，最初间隔一秒，之后每小时一次，持续三天。商品信息未收到响应时以相同的时间重新提交，微信只接受一次。`POST /api/orders/{transaction_id}/services/{service}/retry` 或 `fahuo orders retry-service` 可立即重试。记录在最后一次变化 180 天后删除。',
    ],
  },
} as const

it.each(['en', 'zh'] as const)('the services stand in docs/SERVICES.md (%s)', async (language) => {
  const page = SERVICES_PAGES[language]
  const table = (heads: readonly string[], rows: string[]) => [
    row(...heads),
    `|${heads.map(() => '---').join('|')}|`,
    ...rows,
  ]
  const text = [
    page.title,
    '',
    page.other,
    ...page.intro.flatMap((paragraph) => ['', paragraph]),
    '',
    ...table(
      page.services,
      Object.entries(SERVICES).map(([name, words]) => row(`\`${name}\``, words[language])),
    ),
    '',
    ...table(
      page.states,
      Object.entries(SERVICE_STATES).map(([name, { open, meaning }]) =>
        row(`\`${name}\``, open ? page.yes : '', meaning[language]),
      ),
    ),
    '',
    ...table(
      page.reasons,
      Object.entries(SERVICE_REASONS).map(([name, { message, remedy }]) =>
        row(`\`${name}\``, message[language], remedy[language]),
      ),
    ),
    ...page.more.flatMap((paragraph) => ['', paragraph]),
    '',
  ].join('\n')
  await expect(text).toMatchFileSnapshot(join(docs, page.file))
})

interface Step {
  when: { en: string; zh: string }
  reasons: readonly (string | null)[]
}

/** What docs/API.md says around the operations, in each language. */
const API_PAGE = {
  en: {
    file: 'API.md',
    title: '# The API',
    other: '[中文](API.zh-CN.md)',
    made: made('server/src/routes.ts'),
    intro: [
      'A running server describes itself: `GET /api/openapi.json` is OpenAPI 3.1, `GET /api/docs` a page to browse and try it; it loads nothing from other sites. Both are in English or Chinese, by `Accept-Language` or `?lang=zh`. Its schemas are named and every operation has an example, so client generators work on it; for JavaScript and TypeScript there is [`@fahuo/client`](../packages/client/README.md). This is the overview.',
      'Merchants send `Authorization: Bearer <API key>` (`fahuo keys create`), buyers the token of `POST /buyer/session`. Names and values are WeChat’s own; money is in fen; times are Unix seconds, except names ending in `_at`, which are milliseconds. Errors are `{ "error": { code, message, errcode?, remedy? } }` in English, or in Chinese with `accept-language: zh`; [ERRORS.md](ERRORS.md) lists them.',
      'WeChat’s own paths are served too, with an API key in the place of the access token: an SDK in any language works by changing its base URL, with the API key as its secret. Served are the calls of [CALLS.md](CALLS.md) with `access_token`; any other path of WeChat (phone numbers, content checks, codes) answers 404: use a second client that calls WeChat. Uploads go through the outbox, and every answer comes within two seconds: `errcode` 0 means that WeChat has the shipment; -1 that it is stored and on its way, and the same body sent again asks for it (do not ship it elsewhere meanwhile). Other calls are checked by the rules of their request, and WeChat’s answer is returned as it came. `errmsg` is Chinese, or English with `accept-language: en`. [FIELD.md](FIELD.md) lists what is taken and what is refused. `POST /wechat/push` takes WeChat’s pushes; `/healthz`, `/readyz` and `/metrics` are for operations.',
    ],
    callers: {
      anybody: 'anybody',
      buyer: 'a buyer',
      merchant: 'the merchant',
      person: 'people who are signed in',
    },
    sentence: (summary: string, caller: string) => `${summary}. For ${caller}.`,
    needed: ', needed',
    body: '- body: ',
    colon: ': ',
  },
  zh: {
    file: 'API.zh-CN.md',
    title: '# 接口',
    other: '[English](API.md)',
    made: madeZh('server/src/routes.ts'),
    intro: [
      '运行中的服务会描述自己：`GET /api/openapi.json` 是 OpenAPI 3.1，`GET /api/docs` 是可浏览和试用的页面，不加载任何外部资源。两者都有中英文，由 `Accept-Language` 或 `?lang=zh` 选择。数据结构均有名称，每个操作都有示例，可直接用来生成客户端；JavaScript 与 TypeScript 可用 [`@fahuo/client`](../packages/client/README.md)。本文是概览。',
      '商家请求携带 `Authorization: Bearer <API 密钥>`（用 `fahuo keys create` 生成），买家请求携带 `POST /buyer/session` 返回的 token。字段名与取值沿用微信；金额单位为分；时间为 Unix 秒，以 `_at` 结尾的为毫秒。错误格式为 `{ "error": { code, message, errcode?, remedy? } }`，默认英文，`accept-language: zh` 返回中文；全部错误见 [ERRORS.md](ERRORS.md)。',
      '微信自己的路径也可直接调用，用 API 密钥代替 access_token：任何语言的 SDK 只需改 base URL，并把 API 密钥填作 secret。可调用 [CALLS.md](CALLS.md) 中需要 `access_token` 的接口；微信的其他路径（手机号、内容安全、小程序码等）返回 404，请另用一个直连微信的客户端。上传发货信息经由发件箱，两秒内必有应答：`errcode` 为 0 表示微信已收到发货信息；为 -1 表示已保存、正在提交，用相同内容再次提交即可查询（期间请勿在别处重复发货）。其他接口按规则检查请求，微信的应答原样返回。`errmsg` 为中文；请求头 `accept-language: en` 时为英文。接受与拒绝的内容见 [FIELD.zh-CN.md](FIELD.zh-CN.md)。`POST /wechat/push` 接收微信推送；`/healthz`、`/readyz`、`/metrics` 供运维使用。',
    ],
    callers: { anybody: '任何人', buyer: '买家', merchant: '商家', person: '已登录的人员' },
    sentence: (summary: string, caller: string) => `${summary}。调用方：${caller}。`,
    needed: '，必填',
    body: '- 请求体：',
    colon: '：',
  },
} as const

it.each(['en', 'zh'] as const)('the API stands in its page (%s)', async (language) => {
  const words = API_PAGE[language]
  const { paths } = describedApi(language) as { paths: Record<string, Record<string, Operation>> }
  const caller = ({ security }: Operation) =>
    security.length === 0
      ? words.callers.anybody
      : 'session' in (security[0] ?? {})
        ? words.callers.buyer
        : 'person' in (security[0] ?? {})
          ? words.callers.person
          : words.callers.merchant
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const lines = [
        `### ${method.toUpperCase()} ${path}`,
        '',
        words.sentence(operation.summary, caller(operation)),
        '',
        ...operation.parameters.map(
          ({ name, in: place, required, description }) =>
            `- \`${name}\` (${place}${required ? words.needed : ''})${description === undefined ? '' : `${words.colon}${description}`}`,
        ),
        ...(operation.requestBody
          ? [`${words.body}${Object.keys(operation.requestBody.content).join(', ')}`]
          : []),
        ...Object.entries(operation.responses)
          .filter(([status]) => Number(status) >= 400)
          .map(
            ([status, { description }]) =>
              `- ${status}: ${[...description.matchAll(/^`(\w+)`/gm)].map(([, code]) => `\`${code}\``).join(', ')}`,
          ),
        '',
      ]
      return { group: operation.tags[0] ?? '', text: lines.join('\n') }
    }),
  )
  const groups = Map.groupBy(sections, ({ group }) => group)
  const page = [
    words.title,
    '',
    words.other,
    '',
    ...words.intro.flatMap((paragraph) => [paragraph, '']),
    words.made,
    '',
    ...[...groups].flatMap(([group, texts]) => [
      `## ${group}`,
      '',
      ...texts.map(({ text }) => text),
    ]),
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(docs, words.file))
})

const states = Object.entries(SHIPMENT_STATES)
const transitions = Object.entries(TRANSITIONS).flatMap(([from, steps]) =>
  Object.entries(steps as Record<string, Step>).map(([to, step]) => ({ from, to, ...step })),
)

/** The states and transitions, drawn by Mermaid. */
function pictureOfStates(language: 'en' | 'zh'): string {
  const isEnd = (state: string) =>
    transitions.every(({ from, to }) => from !== state || to === state)
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> queued',
    // A semicolon would end the line's text.
    ...transitions.map(
      ({ from, to, when }) => `  ${from} --> ${to}: ${when[language].replaceAll(/[;:；：]/g, ',')}`,
    ),
    ...states.filter(([state]) => isEnd(state)).map(([state]) => `  ${state} --> [*]`),
    '```',
  ].join('\n')
}

const SHIPMENTS_PAGES = {
  en: {
    file: 'SHIPMENTS.md',
    title: '# States of a shipment',
    other: '[中文](SHIPMENTS.zh-CN.md)',
    made: made('server/src/shipments/states.ts'),
    states: ['state', 'open', 'meaning'],
    yes: 'yes',
    open: 'Open: a worker still has something to do. A payment has one open shipment at most: the database refuses a second one.',
    transitions: ['from', 'to', 'when', 'reasons'],
    reasons: 'The reasons in words: [ERRORS.md](ERRORS.md#reasons-of-a-shipments-state).',
  },
  zh: {
    file: 'SHIPMENTS.zh-CN.md',
    title: '# 发货的状态',
    other: '[English](SHIPMENTS.md)',
    made: madeZh('server/src/shipments/states.ts'),
    states: ['状态', '进行中', '含义'],
    yes: '是',
    open: '进行中：系统还会继续处理。一笔支付最多有一个进行中的发货，数据库不接受第二个。',
    transitions: ['从', '到', '何时', '原因'],
    reasons:
      '各原因的说明和处理方法（中英文）：[ERRORS.md](ERRORS.md#reasons-of-a-shipments-state)。',
  },
} as const

it.each(['en', 'zh'] as const)(
  'the states of a shipment stand in their page (%s)',
  async (language) => {
    const words = SHIPMENTS_PAGES[language]
    const page = [
      words.title,
      '',
      words.other,
      '',
      words.made,
      '',
      pictureOfStates(language),
      '',
      row(...words.states),
      '|---|---|---|',
      ...states.map(([state, { open, meaning }]) =>
        row(`\`${state}\``, open ? words.yes : '', meaning[language]),
      ),
      '',
      words.open,
      '',
      row(...words.transitions),
      '|---|---|---|---|',
      ...transitions.map(({ from, to, when, reasons }) =>
        row(
          `\`${from}\``,
          `\`${to}\``,
          when[language],
          reasons
            .filter((reason) => reason !== null)
            .map((reason) => `\`${reason}\``)
            .join(' '),
        ),
      ),
      '',
      words.reasons,
      '',
    ].join('\n')
    await expect(page).toMatchFileSnapshot(join(docs, words.file))
  },
)

/** Puts made text between `<!-- NAME -->` and `<!-- /NAME -->`. */
function withMade(page: string, name: string, text: string): string {
  const [start, end] = [`<!-- ${name} -->\n`, `\n<!-- /${name} -->`]
  const [before, rest = ''] = page.split(start)
  const [, after] = rest.split(end)
  if (after === undefined) throw new Error(`there is no ${start.trim()} … ${end.trim()}`)
  return `${before}${start}\n${text}\n${end}${after}`
}

it('the states and the rules that were switched off stand in docs/PROMISE.md', async () => {
  const file = join(docs, 'PROMISE.md')
  const rules = [
    ...Object.entries({ ...RULES, ...COMBINED_RULES }).map(
      ([rule, scenario]) => `- ${rule}: “${scenario}”`,
    ),
    ...Object.entries(BELTS).map(
      ([rule, { other, scenario }]) =>
        `- ${rule}: “${scenario}”, once “${other}” is switched off, too`,
    ),
  ].join('\n')
  const page = withMade(
    withMade(await readFile(file, 'utf8'), 'states', pictureOfStates('en')),
    'rules',
    rules,
  )
  await expect(page).toMatchFileSnapshot(file)
})

it('every error stands in docs/ERRORS.md, in both languages', async () => {
  const page = [
    '# Errors',
    '',
    `Every error, why it happens and what to do. ${made('server/src/http/error-messages.ts, server/src/shipments/reasons.ts and packages/wechat/src/catalogue')}`,
    '',
    '## Codes of the API',
    '',
    '| code | status | what happened | what to do | 说明 | 处理 |',
    '|---|---|---|---|---|---|',
    ...describedErrors.map(({ code, status, message, remedy }) =>
      row(`\`${code}\``, status, message.en, remedy.en, message.zh, remedy.zh),
    ),
    '',
    '## Reasons of a shipment’s state',
    '',
    '| reason | what happened | what to do | 说明 | 处理 |',
    '|---|---|---|---|---|',
    ...Object.entries(REASONS).map(([reason, { message, remedy }]) =>
      row(`\`${reason}\``, message.en, remedy.en, message.zh, remedy.zh),
    ),
    '',
    '## WeChat’s codes',
    '',
    'Kinds: `retry` and `wait` are retried, `token` is retried with a new token, `done` means it had happened already, `operator` needs a person at the merchant, `invalid` needs a corrected request.',
    '',
    '| errcode | kind | cause | remedy | 原因 | 处理 |',
    '|---|---|---|---|---|---|',
    ...explainedErrcodes
      .toSorted((a, b) => a - b)
      .map((errcode) => {
        const { kind, cause, remedy } = explain(errcode)
        return row(errcode, kind, cause.en, remedy.en, cause.zh, remedy.zh)
      }),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(docs, 'ERRORS.md'))
})
