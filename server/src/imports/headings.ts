/** Which column is which, by the headings that shops, WeChat's console and its bills really have. */
import type { Field } from './fields.ts'
import type { Cell, TableLine } from './table.ts'

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
  merchant_item_id: [
    'merchantitemid itemid itemno itemcode sku skuid skuno skucode productid productcode goodsid goodsno goodscode',
    '商品编码 商品编号 商品id 商品货号 货号 商家编码 规格编码 sku编码 skuid sku 货品编号 货品编码 产品编号 产品编码 商品sku 外部编码 商品商家编码 规格商家编码',
  ],
  quantity: [
    'quantity qty itemquantity itemcount number pieces',
    '数量 商品数量 购买数量 件数 货品数量 产品数量 发货数量 商品件数 宝贝数量',
  ],
  /** WeChat's name, in fen as WeChat has it. */
  unit_price: ['unitprice unitpricefen pricefen', '单价分 商品单价分'],
  /** In yuan, as shops write it. */
  price: [
    'price itemprice unitpriceyuan productprice goodsprice',
    '单价 商品单价 价格 商品价格 售价 销售单价 成交单价 商品售价 货品单价 产品单价 宝贝单价',
  ],
  image_url: [
    'imageurl image images imageurls picture pictureurl pic picurl itemimage productimage goodsimgurl',
    '商品图片 图片 图片链接 商品图片链接 图片地址 商品图片地址 商品主图 主图 主图链接 商品图 sku图片 规格图片',
  ],
  item_spec: [
    'spec specification specs skuname skuproperties variant itemspec',
    '规格 商品规格 规格名称 规格型号 sku名称 sku属性 商品属性 颜色规格 销售属性 货品规格 产品规格',
  ],
  receiver_phone: ['receiverphone receiverfullphone', '收件人完整手机号 收货人完整手机号'],
  receiver_contact: [
    'receivercontact receivermobile recipientphone consigneephone consigneemobile phone mobile',
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
export const SEARCHED_LINES = 30

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

/** 单价（分） is in fen, whatever stands before the brackets. */
export function fieldOf(cell: Cell | undefined): Field | undefined {
  const heading = textOf(cell)
  const field = FIELD_OF.get(plainHeading(heading))
  return field === 'price' && /[（(【[]\s*分/.test(heading) ? 'unit_price' : field
}

/** Tells whether a line names a payment's number and something else that shipping needs. */
export function isHeadings({ cells }: TableLine): boolean {
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
