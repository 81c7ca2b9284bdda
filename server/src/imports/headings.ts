/** Which column is which, by the headings that shops, WeChat's console and its bills really have. */
import type { Field } from './fields.ts'
import { refusedFile, shown, type Cell, type TableLine } from './table.ts'

/**
 * Headings as {@link plainHeading} leaves them. WeChat console's sheet for many orders: 交易单号,
 * 商户单号, 商户号, 发货方式, 发货模式, 快递公司, 快递单号（…）, 是否完成发货, 是否重新发货, 商品信息.
 * WeChat Pay's bill: 微信订单号, 商户订单号, 商户号, 交易状态, 商品名称.
 */
const HEADINGS = {
  transaction_id: [
    'transactionid transactionno transactionnumber wechattransactionid wechatpaytransactionid',
    '微信支付单号 支付单号 交易单号 微信订单号 微信单号 微信交易单号 微信交易号 微信支付订单号 微信支付交易单号 支付交易号 支付流水号 交易流水号 交易号',
  ],
  mchid: ['mchid merchantid merchantnumber', '商户号 微信商户号 微信支付商户号 商户id'],
  merchant_trade_no: [
    'merchanttradeno outtradeno merchantorderno merchantordernumber',
    '商户单号 商户订单号 商户订单编号 商家订单号 商家单号',
  ],
  /** The shop's own number: usually what it paid with. Used where no better one is. */
  order_no: [
    'orderno ordernumber orderid order shopordernumber shoporderno',
    '订单编号 订单号 订单号码 平台订单号 平台单号 线上订单号 网店订单号 原始单号 店铺订单号 子订单号',
  ],
  logistics_type: [
    'logisticstype deliverymethod shippingmethod',
    '物流模式 物流类型 发货方式 配送方式 配送类型',
  ],
  delivery_mode: ['deliverymode', '发货模式'],
  express_company: [
    'expresscompany carrier carriername carriercode courier couriercompany deliveryid deliverycompany shippingcompany logisticscompany',
    '快递公司 物流公司 承运商 承运公司 快递 快递名称 物流名称 快递公司名称 物流公司名称 快递公司编码 物流公司编码 快递编码 快递类型 发货快递',
  ],
  tracking_no: [
    'trackingno trackingnumber trackingid waybill waybillno waybillnumber waybillid expressno expressnumber',
    '快递单号 运单号 物流单号 运单编号 物流编号 物流运单号 快递运单号 快递号 面单号 运单号码 快递单号码 物流单号码 发货单号',
  ],
  item_desc: [
    'itemdesc itemdescription item items product products productname description goods goodsdesc goodsname',
    '商品 商品信息 商品描述 商品名称 商品名 商品标题 商品明细 宝贝名称 宝贝标题 品名 货品 货品名称 货物名称 产品名称',
  ],
  receiver_contact: [
    'receivercontact receiverphone receivermobile recipientphone consigneephone consigneemobile phone mobile',
    '收件人电话 收件人手机 收件人手机号 收件人联系方式 收件电话 收件手机 收件手机号 收货人电话 收货人手机 收货人手机号 收货人联系方式 收货电话 收货手机 收货手机号 联系电话 联系手机 联系方式 手机 手机号 手机号码 电话 买家电话 买家手机',
  ],
  consignor_contact: [
    'consignorcontact consignorphone senderphone sendermobile',
    '寄件人电话 寄件人手机 寄件人手机号 寄件人联系方式 寄件电话 寄件手机 发件人电话 发件人手机 发件人手机号 发件电话 发货人电话 发货人手机',
  ],
  is_all_delivered: [
    'isalldelivered alldelivered allshipped isallshipped completed',
    '全部发货 是否全部发货 是否完成发货 完成发货 发货完成 是否发完 是否已全部发货',
  ],
  spend_reshipment: [
    'spendreshipment reshipment reship correction correct',
    '是否重新发货 重新发货 更正 是否更正 更正发货',
  ],
  /** A bill's: refunds are lines, too. */
  trade_state: ['tradestate', '交易状态'],
} as const satisfies Record<Field, readonly string[]>

const FIELD_OF = new Map(
  Object.entries(HEADINGS).flatMap(([field, texts]) =>
    texts.flatMap((text) => text.split(' ').map((name) => [name, field as Field] as const)),
  ),
)

/** Headings stand in the first lines, below titles. */
const SEARCHED_LINES = 30

export interface Columns {
  /** The line of the headings. */
  line: number
  /** All headings as the file has them. */
  names: string[]
  /** Where each field stands; several columns may say the same thing. */
  of: Map<Field, number[]>
  /** Headings that are not used. */
  unused: string[]
}

export const textOf = (cell: Cell | null | undefined): string =>
  typeof cell === 'string' ? cell : (cell?.number ?? '')

/** Half width, without spaces, marks and what stands in brackets: 快递单号（多个…） is 快递单号. */
export function plainHeading(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\([^)]*\)?|\[[^\]]*\]?|【[^】]*】?/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
}

const fieldOf = (cell: Cell | undefined) => FIELD_OF.get(plainHeading(textOf(cell)))

/** Tells whether a line names a payment's number and something else that shipping needs. */
function isHeadings({ cells }: TableLine): boolean {
  const fields = new Set(cells.map(fieldOf))
  fields.delete(undefined)
  const payment =
    fields.has('transaction_id') || fields.has('merchant_trade_no') || fields.has('order_no')
  return payment && fields.size > 1
}

/** Returns how many known headings a table has; 0: it has none. */
export function knownHeadings(lines: readonly TableLine[]): number {
  const found = lines.slice(0, SEARCHED_LINES).find(isHeadings)
  return found ? found.cells.filter((cell) => fieldOf(cell) !== undefined).length : 0
}

/**
 * Finds the headings.
 * @returns also where the lines under them begin, as a place in `lines`
 * @throws FahuoError `invalid` when there are none, or one stands twice
 */
export function findColumns(lines: readonly TableLine[]): { columns: Columns; start: number } {
  const at = lines.slice(0, SEARCHED_LINES).findIndex(isHeadings)
  const found = lines[at]
  if (!found) throw noHeadings(lines)
  const names = found.cells.map((cell) => textOf(cell).replaceAll(/\s+/g, ' ').trim())
  const of = new Map<Field, number[]>()
  const seen = new Map<string, string>()
  const unused: string[] = []
  for (const [column, name] of names.entries()) {
    const field = fieldOf(name)
    if (field === undefined) {
      if (name !== '') unused.push(name)
      continue
    }
    const plain = plainHeading(name)
    const before = seen.get(plain)
    if (before !== undefined) throw twice(before, name)
    seen.set(plain, name)
    of.set(field, [...(of.get(field) ?? []), column])
  }
  return { columns: preferTradeNo({ line: found.line, names, of, unused }), start: at + 1 }
}

/** The shop's own number is used only where WeChat's name for it is not there. */
function preferTradeNo(columns: Columns): Columns {
  const own = columns.of.get('order_no')
  if (!own) return columns
  const of = new Map(columns.of)
  of.delete('order_no')
  if (!of.has('merchant_trade_no')) {
    of.set('merchant_trade_no', own)
    return { ...columns, of }
  }
  const unused = [...columns.unused, ...own.map((column) => columns.names[column] ?? '')]
  return { ...columns, of, unused }
}

const twice = (one: string, other: string) =>
  refusedFile(
    `Two columns are headed ${shown(one)}${one === other ? '' : ` and ${shown(other)}`}: nobody can tell which is meant; remove or rename one`,
    `有两列的表头都是${shown(one)}${one === other ? '' : `（${shown(other)}）`}，无法判断以哪列为准；请删除或改名其中一列`,
  )

function noHeadings(lines: readonly TableLine[]) {
  const first = lines.find(({ cells }) => cells.some((cell) => textOf(cell).trim() !== ''))
  const there = (first?.cells ?? []).map(textOf).filter((text) => text.trim() !== '')
  const seen = there.slice(0, 8).map(shown).join(', ')
  return refusedFile(
    `No headings were found in the first ${SEARCHED_LINES} lines: a line with transaction_id (or merchant_trade_no), express_company, tracking_no and item_desc is needed. The first line holds ${seen || 'nothing'}`,
    `前 ${SEARCHED_LINES} 行中没有找到表头：需要一行包含“微信支付单号”（或“商户单号”）、“快递公司”、“快递单号”、“商品信息”。第一行内容是 ${seen || '空'}`,
  )
}

/** Returns the name of a field's column as the file has it. */
export function columnName({ names, of }: Columns, field: Field): string | null {
  const [column] = of.get(field) ?? []
  return column === undefined ? null : (names[column] ?? null)
}
