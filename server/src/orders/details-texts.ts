/** What the fields of an order's details mean, and what is said of wrong ones. */
import type { Text } from '../core/language.ts'

export const DETAILS_TEXTS = {
  fen: { en: 'Fen', zh: '分' },
  seconds: { en: 'Unix seconds', zh: 'Unix 秒' },
  merchant_order_no: {
    en: "The shop's own number, as the buyer reads it; 1 to 64 bytes",
    zh: '展示给买家的商家订单号；1 至 64 字节',
  },
  path: {
    en: "The order's page in the Mini Program, with its query; or `url`",
    zh: '小程序内的订单页路径，可带参数；与 `url` 二选一',
  },
  url: {
    en: "The order's page on the web, instead of `path`",
    zh: '网页版订单页链接，与 `path` 二选一',
  },
  item_list: { en: '50 items at most; may be left out', zh: '商品，最多 50 件，可不填' },
  merchant_item_id: {
    en: 'Once an order; parcels name it; 1 to 64 bytes',
    zh: '商家侧商品编号，同一订单内不可重复；1 至 64 字节',
  },
  item_name: {
    en: '1 to 256 characters; mobile numbers in it are masked',
    zh: '1 至 256 个字；其中的手机号会脱敏',
  },
  item_description: {
    en: 'What was chosen: size, colour; at most 512 characters; mobile numbers in it are masked',
    zh: '规格，如尺寸、颜色；最多 512 个字；其中的手机号会脱敏',
  },
  image_url: {
    en: '1 to 3 pictures, https, at most 1024 bytes each; the first one is shown',
    zh: '1 至 3 张图片，https，每个链接最多 1024 字节；展示第一张',
  },
  item_path: {
    en: "The item's page in the Mini Program; where it is missing, the order's page stands in",
    zh: '小程序内的商品页路径；不填则使用订单页',
  },
  receiver: {
    en: 'Masked before it is stored: C**, 138****0001, the address down to its road or district. Nothing else of it is kept',
    zh: '保存前脱敏：陈**、138****0001、地址保留到路名；不保存其他内容',
  },
  shop: { en: 'As the buyer knows it', zh: '买家看到的店铺' },
  store: { en: 'Where the goods are picked up', zh: '自提门店' },
  contact: {
    en: "true: the order's page has a button that opens WeChat's customer service",
    zh: 'true 表示订单页显示联系客服的按钮',
  },
  sub_orders: {
    en: 'Of a combined payment, instead of `order`: its sub-orders, each with its own numbers',
    zh: '合单支付填此项，代替 `order`：各子单及其单号',
  },
  payer: {
    en: 'The buyer. Told before the payment, it lets WeChat have the order at once; else WeChat gets it when the payment is known',
    zh: '付款人。付款前填写可立即提交给微信；不填则在查到支付单后提交',
  },
  picture: {
    en: 'a picture is an https URL of at most 1024 bytes',
    zh: '图片须为 https 链接，最多 1024 字节',
  },
  local_picture: {
    en: "leads to this machine, where no buyer's phone finds it; give an https URL",
    zh: '指向本机，买家的手机无法打开；请填写 https 链接',
  },
  bad_path: {
    en: 'a path is a page of the Mini Program, with its query: /pages/goods?id=1; at most 512 bytes',
    zh: '须为小程序页面路径，可带参数，如 /pages/goods?id=1；最多 512 字节',
  },
  one_link: {
    en: 'give either path or url',
    zh: 'path 与 url 只能填一个',
  },
  discount_too_large: {
    en: 'is more than all items and the freight',
    zh: '大于商品总价与运费之和',
  },
  too_much: {
    en: 'unit_price × quantity adds up to more than any amount of money',
    zh: 'unit_price × quantity 的合计超出金额上限',
  },
  one_or_parts: {
    en: 'give order, or sub_orders for a combined payment',
    zh: '请填 order；合单支付请填 sub_orders',
  },
  repeated_key: {
    en: 'names the combined payment itself, or a sub-order that was named before',
    zh: '与合单支付单号或前面的子单相同',
  },
} as const satisfies Record<string, Text>
