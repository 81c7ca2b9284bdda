import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { settingsTable } from '@fahuo/server/config'
import {
  describedApi,
  describedErrors,
  REASONS,
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

it('the settings stand in docs/SETTINGS.md', async () => {
  const page = [
    '# Settings',
    '',
    'In the environment, or in a file `.env` in the folder that the server is started from (for `npx -y pnpm start` the clone). The environment overrides the file. A setting that is missing or invalid is named at start, with an example, in Chinese where the terminal is Chinese. ' +
      made('server/src/config.ts'),
    '',
    '| setting | needed | meaning | example | 说明 |',
    '|---|---|---|---|---|',
    ...settingsTable().map(({ name, needed, expected, example }) =>
      row(`\`${name}\``, needed ? 'yes' : '', expected.en, `\`${example}\``, expected.zh),
    ),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(docs, 'SETTINGS.md'))
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
    callers: { anybody: 'anybody', buyer: 'a buyer', merchant: 'the merchant' },
    sentence: (summary: string, caller: string) => `${summary}. For ${caller}.`,
    needed: ', needed',
    body: '- body: ',
    colon: ': ',
  },
  zh: {
    file: 'API.zh-CN.md',
    title: '# 接口',
    other: '[English](API.md)',
    made: '由 `server/src/routes.ts` 生成；`pnpm vitest run --project unit test/docs --update` 可重新生成。',
    intro: [
      '运行中的服务会描述自己：`GET /api/openapi.json` 是 OpenAPI 3.1，`GET /api/docs` 是可浏览和试用的页面，不加载任何外部资源。两者都有中英文，由 `Accept-Language` 或 `?lang=zh` 选择。数据结构均有名称，每个操作都有示例，可直接用来生成客户端；JavaScript 与 TypeScript 可用 [`@fahuo/client`](../packages/client/README.md)。本文是概览。',
      '商家请求携带 `Authorization: Bearer <API 密钥>`（用 `fahuo keys create` 生成），买家请求携带 `POST /buyer/session` 返回的 token。字段名与取值沿用微信；金额单位为分；时间为 Unix 秒，以 `_at` 结尾的为毫秒。错误格式为 `{ "error": { code, message, errcode?, remedy? } }`，默认英文，`accept-language: zh` 返回中文；全部错误见 [ERRORS.md](ERRORS.md)。',
      '微信自己的路径也可直接调用，用 API 密钥代替 access_token：任何语言的 SDK 只需改 base URL，并把 API 密钥填作 secret。可调用 [CALLS.md](CALLS.md) 中需要 `access_token` 的接口；微信的其他路径（手机号、内容安全、小程序码等）返回 404，请另用一个直连微信的客户端。上传发货信息经由发件箱，两秒内必有应答：`errcode` 为 0 表示微信已收到发货信息；为 -1 表示已保存、正在提交，用相同内容再次提交即可查询（期间请勿在别处重复发货）。其他接口按规则检查请求，微信的应答原样返回。`errmsg` 为中文；请求头 `accept-language: en` 时为英文。接受与拒绝的内容见 [FIELD.zh-CN.md](FIELD.zh-CN.md)。`POST /wechat/push` 接收微信推送；`/healthz`、`/readyz`、`/metrics` 供运维使用。',
    ],
    callers: { anybody: '任何人', buyer: '买家', merchant: '商家' },
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
function pictureOfStates(): string {
  const isEnd = (state: string) =>
    transitions.every(({ from, to }) => from !== state || to === state)
  return [
    '```mermaid',
    'stateDiagram-v2',
    '  [*] --> queued',
    // A semicolon would end the line's text.
    ...transitions.map(
      ({ from, to, when }) => `  ${from} --> ${to}: ${when.en.replaceAll(/[;:]/g, ',')}`,
    ),
    ...states.filter(([state]) => isEnd(state)).map(([state]) => `  ${state} --> [*]`),
    '```',
  ].join('\n')
}

it('the states of a shipment stand in docs/SHIPMENTS.md, with a picture', async () => {
  const page = [
    '# States of a shipment',
    '',
    made('server/src/shipments/states.ts'),
    '',
    pictureOfStates(),
    '',
    '| state | open | meaning | 说明 |',
    '|---|---|---|---|',
    ...states.map(([state, { open, meaning }]) =>
      row(`\`${state}\``, open ? 'yes' : '', meaning.en, meaning.zh),
    ),
    '',
    'Open: a worker still has something to do. A payment has one open shipment at most: the database refuses a second one.',
    '',
    '| from | to | when | reasons | 何时 |',
    '|---|---|---|---|---|',
    ...transitions.map(({ from, to, when, reasons }) =>
      row(
        `\`${from}\``,
        `\`${to}\``,
        when.en,
        reasons
          .filter((reason) => reason !== null)
          .map((reason) => `\`${reason}\``)
          .join(' '),
        when.zh,
      ),
    ),
    '',
    'The reasons in words: [ERRORS.md](ERRORS.md#reasons-of-a-shipments-state).',
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(docs, 'SHIPMENTS.md'))
})

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
    withMade(await readFile(file, 'utf8'), 'states', pictureOfStates()),
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
