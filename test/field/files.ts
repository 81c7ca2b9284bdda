import { zipSync } from 'fflate'
import { workbook, type SheetCell } from '../support/workbook.ts'
import type { Case } from './case.ts'

/** What a case may say of its payments: their numbers, as WeChat and as the shop have them. */
export interface Paid {
  /** WeChat Pay's numbers. */
  ids: string[]
  /** The shop's own. */
  nos: string[]
  mchid: string
}

export interface FileExpected {
  /** What reaches WeChat, payment by payment: `2 true: YTO YT1… 茶叶 | …`; absent: nothing. */
  sent?: (string | null)[]
  /** Words of the errors of each refused row, with the lines it names. */
  refused?: { lines: number[]; words: string }[]
  unused?: string[]
  skipped?: number[]
  /** Words of the refusal of the file as a whole. */
  file?: string
}

type Make = (paid: Paid) => Buffer

const text =
  (make: (paid: Paid) => string): Make =>
  (paid) =>
    Buffer.from(make(paid))

const HEADINGS = '微信支付单号,快递公司,快递单号,商品信息'
const xlsx =
  (make: (paid: Paid) => SheetCell[][], merged: string[] = []): Make =>
  (paid) =>
    workbook([{ name: '发货', rows: make(paid), merged }])

const GBK_HEADINGS = Buffer.from(
  'cea2d0c5d6a7b8b6b5a5bac52cbfecb5ddb9abcbbe2cbfecb5ddb5a5bac52cc9ccc6b7d0c5cfa2',
  'hex',
)

const one = 'YTO YT1234567890123 茶叶'

/** Files as shops have them; each says how many payments it needs. */
export const fileCases: Case<{ payments: number; make: Make }, FileExpected>[] = [
  {
    name: 'a UTF-8 file with a BOM and CRLF',
    source: 'Excel: “CSV UTF-8（逗号分隔）”',
    input: {
      payments: 1,
      make: text(({ ids }) => `\uFEFF${HEADINGS}\r\n${ids[0]},圆通速递,YT1234567890123,茶叶\r\n`),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'GBK',
    source: 'Excel in China: “CSV（逗号分隔）”',
    input: {
      payments: 1,
      make: ({ ids }) =>
        Buffer.concat([
          GBK_HEADINGS,
          Buffer.from(`\n${ids[0]},YTO,YT1234567890123,`),
          Buffer.from('b2e8d2b6', 'hex'),
        ]),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'UTF-16 with tabs',
    source: 'Excel: “Unicode 文本”',
    input: {
      payments: 1,
      make: ({ ids }) =>
        Buffer.from(
          `\uFEFF${HEADINGS.replaceAll(',', '\t')}\r\n${ids[0]}\t圆通速递\tYT1234567890123\t茶叶`,
          'utf16le',
        ),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'semicolons',
    source: 'Excel where the comma is the decimal sign',
    input: {
      payments: 1,
      make: text(
        ({ ids }) => `${HEADINGS.replaceAll(',', ';')}\n${ids[0]};YTO;YT1234567890123;茶叶`,
      ),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'a damaged UTF-8 file',
    source: 'C:000ae452090e58100ad3698fb66000: mojibake went to buyers',
    input: {
      payments: 1,
      make: ({ ids }) =>
        Buffer.concat([
          Buffer.from(`${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,茶叶`),
          Buffer.from('ff', 'hex'),
        ]),
    },
    expected: { file: 'CSV UTF-8' },
  },
  {
    name: 'title lines above the headings',
    source: 'ERP exports: 店铺、日期 above the table',
    input: {
      payments: 1,
      make: text(
        ({ ids }) =>
          `发货清单,,,\n导出时间：2026-11-26 10:00,,,\n\n${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,茶叶`,
      ),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'inches in an item',
    source: 'field case: 15.6" 笔记本',
    input: {
      payments: 2,
      make: text(
        ({ ids }) =>
          `${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,15.6" 笔记本\n${ids[1]},圆通速递,YT1234567890124,"15.6" 笔记本"`,
      ),
    },
    expected: {
      sent: ['1: YTO YT1234567890123 15.6" 笔记本', '1: YTO YT1234567890124 15.6" 笔记本'],
    },
  },
  {
    name: 'a quote that is never closed',
    source: 'readers of CSV swallow the orders behind it',
    input: {
      payments: 3,
      make: text(
        ({ ids }) =>
          `${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,"茶叶\n${ids[1]},圆通速递,YT1234567890124,茶叶\n${ids[2]},圆通速递,YT1234567890125,"茶叶"`,
      ),
    },
    expected: {
      sent: [null, '1: YTO YT1234567890124 茶叶', '1: YTO YT1234567890125 茶叶'],
      refused: [{ lines: [2], words: 'a quote is opened and not closed' }],
    },
  },
  {
    name: 'one comma too many',
    source: 'items with a comma and without quotes',
    input: {
      payments: 2,
      make: text(
        ({ ids }) =>
          `${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,茶叶,两盒\n${ids[1]},圆通速递,YT1234567890124,茶叶`,
      ),
    },
    expected: {
      sent: [null, '1: YTO YT1234567890124 茶叶'],
      refused: [{ lines: [2], words: 'the line has 5 cells and the headings 4' }],
    },
  },
  {
    name: 'a line break in a quoted cell',
    source: 'addresses in ERP exports',
    input: {
      payments: 2,
      make: text(
        ({ ids }) =>
          `${HEADINGS},地址\n${ids[0]},圆通速递,YT1234567890123,茶叶,"杭州市\n西湖区"\n${ids[1]},圆通速递,,茶叶,`,
      ),
    },
    expected: {
      sent: [`1: ${one}`, null],
      refused: [{ lines: [4], words: '快递单号' }],
      unused: ['地址'],
    },
  },
  {
    name: "WeChat console's sheet",
    source: '微信小程序后台，订单发货，批量发货表',
    input: {
      payments: 3,
      make: text(({ ids, nos, mchid }) =>
        [
          '交易单号,商户单号,商户号,发货方式,发货模式,快递公司,快递单号（多个快递单使用;分隔）,是否完成发货,是否重新发货,商品信息',
          `\t${ids[0]},,,快递,统一发货,圆通速递,YT1234567890123,,否,茶叶`,
          `,${nos[1]},${mchid},快递,分拆发货,圆通速递,YT1234567890124;YT1234567890125,是,否,茶叶`,
          `${ids[2]},,,自提,统一发货,,,,,到店自提`,
        ].join('\n'),
      ),
    },
    expected: {
      sent: [
        `1: ${one}`,
        '2 true: YTO YT1234567890124 茶叶 | YTO YT1234567890125 茶叶',
        '1: 到店自提',
      ],
    },
  },
  {
    name: "WeChat Pay's bill with two columns more",
    source: 'official page 下载交易账单: a backtick before each field, totals at the end',
    input: {
      payments: 2,
      make: text(({ ids, nos, mchid }) =>
        [
          '\uFEFF交易时间,公众账号ID,商户号,特约商户号,微信订单号,商户订单号,交易状态,商品名称,订单金额,快递公司,快递单号',
          `\`2026-11-26 10:00:00,\`wx1,\`${mchid},\`0,\`${ids[0]},\`${nos[0]},\`SUCCESS,\`茶叶,\`1.00,圆通速递,YT1234567890123`,
          `\`2026-11-26 10:00:00,\`wx1,\`${mchid},\`0,\`${ids[1]},\`${nos[1]},\`REFUND,\`茶叶,\`1.00,圆通速递,YT1234567890124`,
          '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
          '`2,`1.00,`1.00,`0.00,`0.01,`2.00,`1.00',
        ].join('\n'),
      ),
    },
    expected: {
      sent: [`1: ${one}`, null],
      refused: [{ lines: [3], words: 'a refund' }],
      unused: ['交易时间', '公众账号ID', '特约商户号', '订单金额'],
      skipped: [4, 5],
    },
  },
  {
    name: 'an ERP: one line an article, other columns, a total',
    source: 'ERP exports: 订单编号, 支付单号, 商品名称, 物流单号',
    input: {
      payments: 2,
      make: text(({ ids }) =>
        [
          '订单编号,支付单号,店铺,商品名称,数量,物流公司,物流单号',
          `A1,${ids[0]},旗舰店,茶叶,1,圆通速递,YT1234567890123`,
          `A1,${ids[0]},旗舰店,杯子,2,圆通速递,YT1234567890123`,
          `A2,${ids[1]},旗舰店,茶叶,1,圆通速递,YT1234567890124`,
          '合计,,,,4,,',
        ].join('\n'),
      ),
    },
    expected: {
      sent: ['1: YTO YT1234567890123 茶叶；杯子', '1: YTO YT1234567890124 茶叶'],
      unused: ['店铺'],
      skipped: [5],
    },
  },
  {
    name: "the shop's own numbers alone",
    source: 'ERP exports without a payment number; the local copy knows the merchant',
    input: {
      payments: 1,
      make: text(
        ({ nos }) => `订单编号,快递公司,运单号,商品\n${nos[0]},圆通速递,YT1234567890123,茶叶`,
      ),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'the same heading twice',
    source: 'tables that were put together by hand',
    input: {
      payments: 1,
      make: text(
        ({ ids }) =>
          `${HEADINGS},快递单号\n${ids[0]},圆通速递,YT1234567890123,茶叶,YT1234567890124`,
      ),
    },
    expected: { file: '快递单号' },
  },
  {
    name: 'no headings',
    source: 'exports without the first line',
    input: {
      payments: 1,
      make: text(({ ids }) => `${ids[0]},圆通速递,YT1234567890123,茶叶`),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'text copied from a sheet, with the shop’s own numbers',
    source: 'the console: Ctrl+C in Excel or WPS, Ctrl+V here',
    input: {
      payments: 2,
      make: text(({ nos }) =>
        nos.map((no, at) => `${no}\t圆通速递\tYT123456789012${3 + at}\t茶叶`).join('\r\n'),
      ),
    },
    expected: { sent: [`1: ${one}`, '1: YTO YT1234567890124 茶叶'] },
  },
  {
    name: 'text copied from a chat, with blanks of any kind',
    source: 'the console: what a warehouse writes in WeChat',
    input: {
      payments: 3,
      make: text(
        ({ ids }) =>
          `${ids[0]}  圆通  YT1234567890123 茶叶\n\n${ids[1]}　顺风速运 SF1234567890123\t茶叶 2 盒\n${ids[2]} ZTO 73x 杯子\n`,
      ),
    },
    expected: {
      sent: [`1: ${one}`, null, null],
      refused: [
        { lines: [3], words: 'did you mean SF' },
        { lines: [4], words: 'a waybill has 4 to 128' },
      ],
    },
  },
  {
    name: 'headings that nobody knows',
    source: 'systems that were made for one shop',
    input: {
      payments: 1,
      make: text(
        ({ ids }) => `内部流水,承运,发运凭证,内容物\n${ids[0]},圆通速递,YT1234567890123,茶叶`,
      ),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'prose',
    source: 'the wrong thing in the clipboard',
    input: { payments: 0, make: text(() => '老板，今天的单都发了吗？\n还没有。') },
    expected: { file: 'No headings were found' },
  },
  {
    name: 'all that is wrong with a line, at once',
    source: 'itdida-issues#251: of some hundred lines 1 or 2 failed, which?',
    input: {
      payments: 1,
      make: text(({ ids }) => `${HEADINGS},全部发货\n${ids[0]},圆通速递,7.73317E+14,,大概`),
    },
    expected: { sent: [null], refused: [{ lines: [2], words: 'rounded; neither yes nor no' }] },
  },
  {
    name: 'words for yes and no',
    source: 'field cases: N and 部分 were taken for “all delivered”',
    input: {
      payments: 4,
      make: text(({ ids }) =>
        [
          `${HEADINGS},全部发货`,
          `${ids[0]},圆通速递,YT1234567890123,茶叶,N`,
          `${ids[1]},圆通速递,YT1234567890124,茶叶,部分`,
          `${ids[2]},圆通速递,YT1234567890125,茶叶,√`,
          `${ids[3]},圆通速递,YT1234567890126,茶叶,×`,
        ].join('\n'),
      ),
    },
    expected: {
      sent: [
        `2 false: ${one}`,
        '2 false: YTO YT1234567890124 茶叶',
        '1: YTO YT1234567890125 茶叶',
        '2 false: YTO YT1234567890126 茶叶',
      ],
    },
  },
  {
    name: 'parcels of one payment, the last one last',
    source: 'C:0006aaa811c8709d675473ddb6b800: 20 goods in 3 parcels',
    input: {
      payments: 1,
      make: text(({ ids }) =>
        [
          `${HEADINGS},是否完成发货`,
          `${ids[0]},圆通速递,YT1234567890123,茶叶,否`,
          `${ids[0]},圆通速递,YT1234567890124,杯子,否`,
          `${ids[0]},中通快递,78123456789012,茶壶,是`,
        ].join('\n'),
      ),
    },
    expected: {
      sent: [`2 true: ${one} | YTO YT1234567890124 杯子 | ZTO 78123456789012 茶壶`],
    },
  },
  {
    name: 'a payment number that a spreadsheet has rounded',
    source: 'huanz/tableExport#10; C: transaction_id 4.2E+27',
    input: {
      payments: 1,
      make: text(() => `${HEADINGS}\n4.20000E+27,圆通速递,YT1234567890123,茶叶`),
    },
    expected: { sent: [null], refused: [{ lines: [2], words: 'rounded' }] },
  },
  {
    name: 'merged cells in .xlsx',
    source: 'ERP exports: the payment stands once, its articles below',
    input: {
      payments: 2,
      make: xlsx(
        ({ ids }) => [
          HEADINGS.split(','),
          [ids[0] ?? '', '圆通速递', 'YT1234567890123', '茶叶'],
          [null, null, null, '杯子'],
          [ids[1] ?? '', '圆通速递', 'YT1234567890124', '茶叶'],
        ],
        ['A2:A3', 'B2:B3', 'C2:C3'],
      ),
    },
    expected: { sent: ['1: YTO YT1234567890123 茶叶；杯子', '1: YTO YT1234567890124 茶叶'] },
  },
  {
    name: 'merged cells that a CSV has lost',
    source: 'the same sheet, saved as CSV',
    input: {
      payments: 1,
      make: text(
        ({ ids }) => `${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,茶叶\n,,YT1234567890124,杯子`,
      ),
    },
    expected: {
      sent: [`1: ${one}`],
      refused: [{ lines: [3], words: 'a CSV loses merged cells' }],
    },
  },
  {
    name: 'numbers in an .xlsx that are too long, and too short',
    source: 'alibaba/easyexcel#646: 7495396815497821 became 7495396815497820',
    input: {
      payments: 3,
      make: xlsx(({ ids }) => [
        HEADINGS.split(','),
        [{ number: '4.2000000000000003E+27' }, '圆通速递', 'YT1234567890123', '茶叶'],
        [ids[1] ?? '', '圆通速递', { number: '7495396815497820' }, '茶叶'],
        [ids[2] ?? '', '圆通速递', { number: '123456' }, '茶叶'],
      ]),
    },
    expected: {
      sent: [null, null, null],
      refused: [
        { lines: [2], words: 'rounded' },
        { lines: [3], words: 'rounded' },
        { lines: [4], words: 'leading noughts' },
      ],
    },
  },
  {
    name: 'a waybill that is a number cell of 12 digits',
    source: 'carriers with numbers of digits only, typed into Excel',
    input: {
      payments: 1,
      make: xlsx(({ ids }) => [
        HEADINGS.split(','),
        [ids[0] ?? '', '中通快递', { number: '781234567890' }, '茶叶'],
      ]),
    },
    expected: { sent: ['1: ZTO 781234567890 茶叶'] },
  },
  {
    name: 'an old .xls',
    source: 'ERP exports of .xls',
    input: {
      payments: 0,
      make: () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]),
    },
    expected: { file: 'save it as .xlsx' },
  },
  {
    name: 'a workbook with a password',
    source: 'ERP exports and sheets of colleagues',
    input: {
      payments: 0,
      make: () =>
        Buffer.concat([
          Buffer.from('d0cf11e0a1b11ae1', 'hex'),
          Buffer.alloc(2_000),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
    },
    expected: { file: 'has a password' },
  },
  {
    name: 'a document of Numbers',
    source: 'shops with a Mac',
    input: {
      payments: 0,
      make: () => Buffer.from(zipSync({ 'Index/Document.iwa': new Uint8Array(9) })),
    },
    expected: { file: 'Export To > Excel' },
  },
  {
    name: 'a sheet of OpenDocument',
    source: 'LibreOffice',
    input: {
      payments: 0,
      make: () =>
        Buffer.from(zipSync({ mimetype: new Uint8Array(3), 'content.xml': new Uint8Array(9) })),
    },
    expected: { file: 'save it as .xlsx' },
  },
  {
    name: 'GB 18030 with characters that GBK does not have',
    source: 'names of goods with rare characters',
    input: {
      payments: 1,
      make: ({ ids }) =>
        Buffer.concat([
          GBK_HEADINGS,
          Buffer.from(`\n${ids[0]},YTO,YT1234567890123,`),
          // ⻻ has four bytes.
          Buffer.from('81398a37', 'hex'),
        ]),
    },
    expected: { sent: ['1: YTO YT1234567890123 ⻻'] },
  },
  {
    name: 'an empty file',
    source: 'exports that failed',
    input: { payments: 0, make: () => Buffer.alloc(0) },
    expected: { file: 'The file is empty' },
  },
  {
    name: 'two sheets, of which one is the list',
    source: 'a summary before the list',
    input: {
      payments: 1,
      make: ({ ids }) =>
        workbook([
          { name: '汇总', rows: [['合计', '1 单']] },
          {
            name: '发货',
            rows: [HEADINGS.split(','), [ids[0] ?? '', '圆通速递', 'YT1234567890123', '茶叶']],
          },
        ]),
    },
    expected: { sent: [`1: ${one}`] },
  },
  {
    name: 'rows that a filter hides',
    source: 'a sheet that was filtered for one warehouse',
    input: {
      payments: 2,
      make: ({ ids }) =>
        workbook([
          {
            name: '发货',
            hidden_rows: [2],
            rows: [
              HEADINGS.split(','),
              [ids[0] ?? '', '圆通速递', 'YT1234567890123', '茶叶'],
              [ids[1] ?? '', '圆通速递', 'YT1234567890124', '茶叶'],
            ],
          },
        ]),
    },
    expected: { sent: [`1: ${one}`, null], refused: [{ lines: [3], words: 'hides this line' }] },
  },
  {
    name: 'HTML that is named .xls',
    source: 'ERP exports: an HTML table with the name .xls',
    input: {
      payments: 0,
      make: text(() => '\n<html><body><table><tr><td>支付单号</td></tr></table></body></html>'),
    },
    expected: { file: 'a web page or XML' },
  },
  {
    name: 'a zip that is no workbook',
    source: 'exports that come packed',
    input: {
      payments: 0,
      make: () => Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
    },
    expected: { file: 'a zip archive' },
  },
  {
    name: 'control characters',
    source: 'field case 71: one NUL stopped the sweep on PostgreSQL',
    input: {
      payments: 2,
      make: text(
        ({ ids }) =>
          `${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,茶\0叶\n${ids[1]},圆通速递,YT1234567890124,茶叶`,
      ),
    },
    expected: {
      sent: [null, '1: YTO YT1234567890124 茶叶'],
      refused: [{ lines: [2], words: 'control characters' }],
    },
  },
  {
    name: 'a broken line of a payment that has another',
    source: 'one parcel of two would have gone as all of them',
    input: {
      payments: 1,
      make: text(
        ({ ids }) =>
          `${HEADINGS}\n${ids[0]},圆通速递,YT1234567890123,茶叶\n${ids[0]},圆通速递,YT1234567890124,"杯子`,
      ),
    },
    expected: { sent: [null], refused: [{ lines: [2, 3], words: 'a quote is opened' }] },
  },
  {
    name: 'two lines of one payment that disagree',
    source: 'lists put together from two systems',
    input: {
      payments: 1,
      make: text(
        ({ ids }) =>
          `${HEADINGS},全部发货\n${ids[0]},圆通速递,YT1234567890123,茶叶,是\n${ids[0]},圆通速递,YT1234567890124,杯子,否`,
      ),
    },
    expected: { sent: [null], refused: [{ lines: [2, 3], words: 'say different things' }] },
  },
]
