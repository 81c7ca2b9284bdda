import { kindOf, type Case } from './case.ts'

/** The waybill that is sent to WeChat; or the parcels that a file makes of it; or words of the refusal. */
export type Expected = { sent: string } | { parcels: string[] } | { refused: string }

/** Waybills as people and spreadsheets write them. */
export const waybillCases: Case<string, Expected>[] = [
  {
    name: 'spaces and a tab around it',
    zh: '前后有空格或制表符',
    source: 'easyadmin pull request 38 (zhongshaofa/easyadmin): a tab keeps a spreadsheet from it',
    input: '\t 773171234567890 ',
    expected: { sent: '773171234567890' },
  },
  {
    name: 'an apostrophe before it',
    zh: '前有单引号',
    source: 'hhyo/Archery#362: 在数字的左上角增加单引号',
    input: "'773171234567890",
    expected: { sent: '773171234567890' },
  },
  {
    name: 'a backtick before it',
    zh: '前有反引号',
    source: "WeChat Pay's bill: each field begins with a backtick [official page 下载交易账单]",
    input: '`SF1234567890123',
    expected: { sent: 'SF1234567890123' },
  },
  {
    name: 'a formula that is text',
    zh: '写成公式的文本',
    source: 'exports for Excel that keep digits: ="…"',
    input: '="773171234567890"',
    expected: { sent: '773171234567890' },
  },
  {
    name: 'full width letters and digits',
    zh: '全角字母与数字',
    source: 'Chinese input methods in full-width mode',
    input: 'ＹＴ１２３４５６７８９０１２３',
    expected: { sent: 'YT1234567890123' },
  },
  {
    name: 'a label in the cell',
    zh: '带有“运单号：”等前缀',
    source: 'cells copied from messages of carriers: 运单号：…',
    input: '运单号：YT1234567890123',
    expected: { sent: 'YT1234567890123' },
  },
  {
    name: 'an English label',
    zh: '带有英文前缀',
    source: 'cells copied from pages of carriers: Tracking No.: …',
    input: 'Tracking No.: SF1234567890123',
    expected: { sent: 'SF1234567890123' },
  },
  {
    name: 'groups of four',
    zh: '四位一组',
    source: 'waybills as they are printed on labels',
    input: 'SF 1234 5678 90123',
    expected: { sent: 'SF1234567890123' },
  },
  {
    name: 'zero-width space and BOM',
    zh: '含零宽字符或 BOM',
    source: 'cells copied from web pages and chats',
    input: '\uFEFFYT12345\u200B67890123',
    expected: { sent: 'YT1234567890123' },
  },
  {
    name: 'a dash that is no hyphen',
    zh: '使用非连字符的横线',
    source: 'JD: parcels of one order are numbered JD…-1-2-, and word processors change the hyphen',
    input: 'JD0012345678901–1–2–',
    expected: { sent: 'JD0012345678901-1-2-' },
  },
  {
    name: 'a number cell read as a decimal',
    zh: '数字单元格带小数点',
    source: 'alibaba/easyexcel#314: numbers come out of libraries as decimals',
    input: '773171234567.0',
    expected: { sent: '773171234567' },
  },
  {
    name: 'letters and hyphens of the documents',
    zh: '文档示例中的字母与连字符',
    source: 'official page of upload_shipping_info: fake-trackingno-…',
    input: 'fake-trackingno-2022121419042711',
    expected: { sent: 'fake-trackingno-2022121419042711' },
  },
  {
    name: 'scientific notation',
    zh: '科学计数法',
    source: 'huanz/tableExport#10: 868533010000199 became 8.68533E+14',
    input: '7.73317E+14',
    expected: { refused: 'rounded' },
  },
  {
    name: 'scientific notation of a library',
    zh: '程序库写出的科学计数法',
    source: 'alibaba/easyexcel#314: 1.0E9',
    input: '7.7317E14',
    expected: { refused: 'rounded' },
  },
  {
    name: 'rounded digits, written out again',
    zh: '被取整后又写成完整数字',
    source: 'unAlpha/Invoice-Terminator#1: 24952000000010910141 became 24952000000010910000',
    input: '24952000000010910000',
    expected: { refused: 'rounded' },
  },
  {
    name: 'rounded to six digits, written out again',
    zh: '被取整为六位后又写成完整数字',
    source: 'CyrusNuevoDia/CSV.js#45: 最后几位数据丢失',
    input: '773317000000000',
    expected: { refused: 'rounded' },
  },
  {
    name: 'two, with a semicolon',
    zh: '两个单号，分号分隔',
    source: 'WeChat console, sheet for many orders: 多个快递单使用;分隔',
    input: 'YT1234567890123;YT1234567890124',
    expected: { parcels: ['YT1234567890123', 'YT1234567890124'] },
  },
  ...[',', '，', '；', '、', '/', '\n', ' '].map((separator): Case<string, Expected> => ({
    name: `two, with ${JSON.stringify(separator)}`,
    zh: `两个单号，以 ${JSON.stringify(separator)} 分隔`,
    source: 'ERP exports join several waybills of an order in one cell',
    input: `YT1234567890123${separator}YT1234567890124`,
    expected: { parcels: ['YT1234567890123', 'YT1234567890124'] },
  })),
  {
    name: 'the same one twice',
    zh: '同一单号写了两次',
    source: 'ERP exports, one line an article, joined',
    input: 'YT1234567890123,YT1234567890123',
    expected: { sent: 'YT1234567890123' },
  },
  {
    name: 'one or two, nobody knows',
    zh: '无法判断是一个还是两个',
    source: 'a number and its branch number in one cell',
    input: 'YT1234567890123 SF12',
    expected: { refused: 'may be one waybill or several' },
  },
  {
    name: 'words for none',
    zh: '用文字表示没有单号',
    source: 'cells of orders without a parcel: 无',
    input: '无',
    expected: { refused: 'letters, digits and hyphens only' },
  },
  {
    name: 'a remark behind it',
    zh: '后面带有备注',
    source: 'remarks that people write into the cell',
    input: 'YT1234567890123（已退回）',
    expected: { refused: 'letters, digits and hyphens only' },
  },
  {
    name: 'what a program writes for nothing',
    zh: '程序写出的空值',
    source: 'exports of programs: null',
    input: 'null',
    expected: { refused: 'waybill is empty' },
  },
  {
    name: 'the number of a line',
    zh: '行号',
    source: 'itdida-issues#251: columns out of step',
    input: '12',
    expected: { refused: '4 to 128' },
  },
]

export const waybills = kindOf(
  { en: 'Waybills (tracking_no)', zh: '快递单号（tracking_no）' },
  waybillCases,
  (expected) => {
    if ('sent' in expected)
      return { en: `sent as \`${expected.sent}\``, zh: `按 \`${expected.sent}\` 发送` }
    return 'parcels' in expected
      ? { en: 'several parcels in a file; refused in JSON', zh: '文件中拆为多个包裹；JSON 中拒绝' }
      : { en: 'refused, with the reason', zh: '拒绝并说明原因' }
  },
)
