import { join } from 'node:path'
import { expect, it } from 'vitest'
import { kinds } from '../field/kinds.ts'

const MADE = 'pnpm vitest run --project unit test/docs --update'

const WORDS = {
  en: {
    file: 'FIELD.md',
    title: '# What is taken, and what is refused',
    other: '[中文](FIELD.zh-CN.md)',
    intro: `What shops, SDKs and spreadsheets really send, and what becomes of it: at the merchant API, at the drop-in proxy, at the emulator and on the buyer's phone. Each row is a test, or a limit that is documented, with the public place that it is from. What WeChat takes is taken; what would ship the wrong thing, or wait for an hour in vain, is refused at once. Made from \`test/field\`; \`${MADE}\` writes it anew.`,
    head: '| what comes in | what becomes of it | source |',
    proof: ' shown by |',
  },
  zh: {
    file: 'FIELD.zh-CN.md',
    title: '# 接受什么，拒绝什么',
    other: '[English](FIELD.md)',
    intro: `商家系统、SDK 与表格实际提交的内容，以及商家接口、SDK 代理、本地模拟器和买家手机上的处理结果。每一行都是一个测试，或写明的限制，并注明公开来源。微信接受的都接受；会发错货或只能空等的，立即拒绝。由 \`test/field\` 生成；运行 \`${MADE}\` 重新生成。`,
    head: '| 收到的内容 | 处理结果 | 来源 |',
    proof: ' 依据 |',
  },
} as const

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').trim()

it.each(['en', 'zh'] as const)('stands in docs/FIELD.md (%s)', async (language) => {
  const { file, title, other, intro, head, proof: shown } = WORDS[language]
  const page = [
    title,
    '',
    other,
    '',
    intro,
    ...kinds.flatMap((kind) => [
      '',
      `## ${kind.title[language]}`,
      '',
      kind.rows.some(({ proof }) => proof) ? head + shown : head,
      kind.rows.some(({ proof }) => proof) ? '|---|---|---|---|' : '|---|---|---|',
      ...kind.rows.map(
        ({ name, outcome, source, proof }) =>
          `| ${cell(name[language])} | ${cell(outcome[language])} | ${cell(source)} |${proof ? ` ${cell(proof[language])} |` : ''}`,
      ),
    ]),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot(join(import.meta.dirname, '../../docs', file))
})

it('has sixty cases and more, each with its source', () => {
  const rows = kinds.flatMap(({ rows: those }) => those)
  expect(rows.length).toBeGreaterThanOrEqual(60)
  expect(rows.filter(({ source }) => source === '')).toEqual([])
})
