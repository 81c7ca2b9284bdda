import { join } from 'node:path'
import { settingsTable } from '@fahuo/server/config'
import { describedApi, describedErrors, reasonWords } from '@fahuo/server/openapi'
import { explain, explainedErrcodes } from '@fahuo/wechat'
import { expect, it } from 'vitest'

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
    'In the environment, or in a file `.env` in the folder that the server is started from (for `npx -y pnpm start` the clone). The environment goes before the file. A setting that is missing or wrong is named at start, with its example, in Chinese where the terminal is Chinese. ' +
      made('server/src/config.ts'),
    '',
    '| setting | needed | what it is | example | 说明 |',
    '|---|---|---|---|---|',
    ...settingsTable().map(({ name, needed, expected, example }) =>
      row(`\`${name}\``, needed ? 'yes' : '', expected.en, `\`${example}\``, expected.zh),
    ),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(docs, 'SETTINGS.md'))
})

it('the API stands in docs/API.md', async () => {
  const { paths } = describedApi('en') as { paths: Record<string, Record<string, Operation>> }
  const who = ({ security }: Operation) =>
    security.length === 0
      ? 'anybody'
      : 'session' in (security[0] ?? {})
        ? 'a buyer'
        : 'the merchant'
  const sections = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const lines = [
        `### ${method.toUpperCase()} ${path}`,
        '',
        `${operation.summary}. For ${who(operation)}.`,
        '',
        ...operation.parameters.map(
          ({ name, in: place, required, description }) =>
            `- \`${name}\` (${place}${required ? ', needed' : ''})${description === undefined ? '' : `: ${description}`}`,
        ),
        ...(operation.requestBody
          ? [`- body: ${Object.keys(operation.requestBody.content).join(', ')}`]
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
    '# The API',
    '',
    'A running server describes itself: `GET /api/openapi.json` is OpenAPI 3.1, `GET /api/docs` a page to browse and try it, which needs nothing from elsewhere. This is the overview. ' +
      made('server/src/http'),
    '',
    'Merchants send `Authorization: Bearer <API key>` (`fahuo keys create`), buyers the token of `POST /buyer/session`. Names and values are WeChat’s own; money is in fen; times are Unix seconds, but names that end in `_at` are milliseconds. Errors are `{ "error": { code, message, errcode?, remedy? } }` in English, or in Chinese with `accept-language: zh`; [ERRORS.md](ERRORS.md) lists them.',
    '',
    'WeChat’s own paths are there, too, with an API key in the place of the access token: an SDK in any language works by changing its base URL, with the API key as its secret. The calls that the server’s account may make are there, those of [CALLS.md](CALLS.md) with `access_token`; everything else of WeChat (phone numbers, content checks, codes) answers 404: keep a second client for it that asks WeChat. Uploads go through the outbox. Other calls are checked by the rules of their request, and WeChat’s answer comes back as it was, read for its errcode only: an SDK knows what WeChat answers, and a field that is new to us is not lost. `POST /wechat/push` takes WeChat’s pushes; `/healthz`, `/readyz` and `/metrics` are for operations.',
    '',
    ...[...groups].flatMap(([group, texts]) => [
      `## ${group}`,
      '',
      ...texts.map(({ text }) => text),
    ]),
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(docs, 'API.md'))
})

it('every error stands in docs/ERRORS.md, in both languages', async () => {
  const page = [
    '# Errors',
    '',
    `What can go wrong, and whose turn it is then. ${made('server/src/http/words.ts, server/src/http/reasons.ts and packages/wechat/src/catalogue')}`,
    '',
    '## Codes of the API',
    '',
    '| code | status | what happened | what to do | 说明 | 处理 |',
    '|---|---|---|---|---|---|',
    ...describedErrors.map(({ code, status, message, remedy }) =>
      row(`\`${code}\``, status, message.en, remedy.en, message.zh, remedy.zh),
    ),
    '',
    '## Why a shipment is where it is',
    '',
    '| reason | what happened | what to do | 说明 | 处理 |',
    '|---|---|---|---|---|',
    ...Object.entries(reasonWords).map(([reason, { message, remedy }]) =>
      row(`\`${reason}\``, message.en, remedy.en, message.zh, remedy.zh),
    ),
    '',
    '## WeChat’s codes',
    '',
    'Kinds: `retry` and `wait` are tried again, `token` after a new token, `done` was there already, `operator` wants a person at the merchant, `invalid` a correction of what was sent.',
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
