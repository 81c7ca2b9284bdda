import { z } from 'zod'
import { defineRoute, XLSX } from '../http/route.ts'
import { IMPORT_EXAMPLES } from './examples.ts'
import { resultCsv, resultWorkbook } from './result.ts'
import { ImportId } from './view.ts'

/** It is sent as it is, which no schema can look into. */
const ResultFile = z.unknown().meta({ type: 'string' })

const importResultXlsxRoute = defineRoute({
  method: 'get',
  path: '/api/imports/{id}/result.xlsx',
  id: 'importResultXlsx',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'The file again as .xlsx, with what became of each line, and what to do',
    zh: '结果文件（.xlsx）：原有各列，加上每行的结果与处理办法',
  },
  params: ImportId,
  response: { status: 200, schema: ResultFile, media: XLSX },
  errors: ['not_found', 'too_many'],
  example: IMPORT_EXAMPLES.importResultXlsx,
  async handle({ params: { id }, language, set }, shop) {
    const bytes = await resultWorkbook(shop, id, language)
    set('content-disposition', 'attachment; filename="result.xlsx"')
    return Buffer.from(bytes)
  },
})

const importResultCsvRoute = defineRoute({
  method: 'get',
  path: '/api/imports/{id}/result.csv',
  id: 'importResultCsv',
  group: 'imports',
  caller: 'merchant',
  right: 'ship',
  summary: {
    en: 'The same as CSV',
    zh: '结果文件（CSV）',
  },
  params: ImportId,
  response: { status: 200, schema: ResultFile, media: 'text/csv' },
  errors: ['not_found'],
  example: IMPORT_EXAMPLES.importResultCsv,
  async handle({ params: { id }, language, set }, shop) {
    const csv = await resultCsv(shop, id, language)
    set('content-disposition', 'attachment; filename="result.csv"')
    return csv
  },
})

export const resultRoutes = [importResultXlsxRoute, importResultCsvRoute]
