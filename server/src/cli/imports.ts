/** The commands that change a file which was taken in, and is not sent or not sent whole. */
import type { Input } from '@fahuo/client'
import type { Command } from 'commander'
import { sentences, type Language } from '../core/language.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import type { Parts, ServerOption } from './parts.ts'
import { printRows } from './print.ts'

type Cells = Input<'changeImportRow'>['cells']

export function addImports(program: Command, { text, asking, apiOf, language }: Parts): void {
  const imports = program
    .command('imports')
    .description(text('files of shipments that were taken in', '已上传的批量发货文件'))
  asking(imports.command('mend'))
    .description(
      text(
        'corrects cells of a row that is not sent, and says what is still wrong with it',
        '更正未发送行的单元格，并显示仍有的问题',
      ),
    )
    .argument('<id>', text('of the import', '批量发货编号'))
    .argument('<row>', text('its number', '行号'))
    .argument(
      '<field=value...>',
      text('for example tracking_no=YT1234567890', '例如 tracking_no=YT1234567890'),
    )
    .option('--line <line>', text('of a row that has several', '该行包含多行时指明哪一行'))
    .action((id: string, row: string, cells: string[], options: ServerOption & { line?: string }) =>
      mendRow(
        apiOf(options),
        { id, number: wholeNumber('<row>', row), cells: readCells(cells), line: options.line },
        language,
      ),
    )
  asking(imports.command('cancel'))
    .description(
      text(
        'cancels what of an import is not sent; what was sent stays sent',
        '取消批量发货中尚未发送的部分；已发送的不受影响',
      ),
    )
    .argument('<id>')
    .action((id: string, options: ServerOption) => cancelImport(apiOf(options), id, language))
}

function wholeNumber(name: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new CliError({
    en: `${name} needs a number, for example 3; not ${text}`,
    zh: `${name} 应为数字（如 3），而不是 ${text}`,
  })
}

/** @throws CliError for what names no field; which fields there are, the server says */
function readCells(given: readonly string[]): Cells {
  return Object.fromEntries(
    given.map((cell) => {
      const at = cell.indexOf('=')
      if (at > 0) return [cell.slice(0, at), cell.slice(at + 1)]
      throw new CliError({
        en: `${cell} is no cell. Example: tracking_no=YT1234567890`,
        zh: `${cell} 不是单元格内容。例如 tracking_no=YT1234567890`,
      })
    }),
  )
}

async function mendRow(
  fahuo: Api,
  { line, ...change }: { id: string; number: number; cells: Cells; line: string | undefined },
  language: Language,
): Promise<void> {
  const { rows } = await fahuo.changeImportRow({
    ...change,
    ...(line !== undefined && { line: wholeNumber('--line', line) }),
  })
  for (const { number, payment, state, errors } of rows) {
    printRows([[String(number), payment, state]])
    for (const { message, remedy } of errors) console.log(`  ${sentences(message, remedy)}`)
  }
  if (rows.some(({ errors }) => errors.length > 0)) process.exitCode = 1
  else
    console.error(
      language === 'zh' ? '已更正，下次发送时生效。' : 'Corrected: it goes with the next sending.',
    )
}

async function cancelImport(fahuo: Api, id: string, language: Language): Promise<void> {
  const { import: cancelled } = await fahuo.cancelImport({ id })
  printRows([[cancelled.id, cancelled.state]])
  printRows(
    Object.entries(cancelled.rows)
      .filter(([, count]) => count > 0)
      .map(([state, count]) => [state, String(count)]),
  )
  if (cancelled.state === 'cancelling')
    console.error(
      language === 'zh'
        ? '正在发送的行结束后即停止。'
        : 'It stops after the rows that are being sent.',
    )
}
