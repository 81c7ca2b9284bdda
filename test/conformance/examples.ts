/**
 * The example requests and answers of WeChat's documents, as they are printed but for the repairs
 * that stand beside them.
 */
export interface Example {
  path: string
  request: object
  answer: object
  /** What the printed one needed to be JSON, or to keep to its own rules. */
  repaired: string[]
  /** What must be there before, through the control interface. */
  before?: [path: string, body: object][]
  /** A call that must have been made before. */
  first?: [path: string, body: object][]
}

const openid = 'ogqztkPsejM9MQAFfwCQSCi4oNg3'
const ok = { errcode: 0, errmsg: 'ok' }
const APPID = 'wxd678efh567hg6787'

const paid = {
  transaction_id: 'fake-transid-20221209132531-44',
  merchant_id: 'fake-mchid-123',
  merchant_trade_no: 'fake-tradeno-20221209132531-44',
  description: '🍌*1',
  paid_amount: 916,
  openid,
  pay_time: 1670563533,
}
const shipped: [string, object] = [
  '/wxa/sec/order/upload_shipping_info',
  {
    order_key: { order_number_type: 2, transaction_id: paid.transaction_id },
    delivery_mode: 1,
    logistics_type: 1,
    shipping_list: [{ tracking_no: 'JT1234567890', express_company: 'JTSD', item_desc: '🍌*1' }],
    upload_time: '2022-12-12T16:12:15+08:00',
    payer: { openid },
  },
]
const listed = (at: number, paid_amount: number) => ({
  transaction_id: `fake-transid-20221209132531-${at}`,
  merchant_trade_no: `fake-tradeno-20221209132531-${at}`,
  merchant_id: 'fake-mchid-123',
  description: '',
  paid_amount,
  openid,
  pay_time: 1670563531,
})

const link = (type: string) => ({
  url: 'https://www.WeChat.qq.com/wxpay/pay.php',
  appid: APPID,
  path: '/path/index/index',
  type,
})
const bought = (merchant_item_id: string) => ({
  merchant_item_id,
  name: 'iPhoneX 256G ',
  description: 'Image Store - Shenzhen Teng Da - QQ doll,',
  unit_price: 828800,
  quantity: 2,
  image_url: ['https://qpic.cn/xxx', 'https://qpic.cn/xxx', 'https://qpic.cn/xxx'],
  item_detail_jump_link: link('MINI_PROGRAM'),
})
const shopping = {
  order_key: {
    order_number_type: 'WXPAY_TRADE_NUMBER',
    transaction_id: '0unu3',
    mchid: 'idgsc',
    out_trade_no: 'e8zef',
  },
  order_list: ['232457563423', '232457563424', '232457563425'].map((merchant_order_no) => ({
    merchant_order_no,
    order_detail_jump_link: link('MINI_PROGRAM'),
    item_list: [bought('1246464644'), bought('1246464645')],
  })),
  payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
  logistics_type: 'LOCATION_BASED_LOGISTICS',
  upload_time: '2022-05-20T13:29:35.120+08:00',
}
const combinedKey = {
  order_number_type: 'MERCHANT_TRADE_NUMBER',
  transaction_id: 'o9a3q',
  mchid: 'bpgux',
  out_trade_no: 'tktyq',
}
const subKey = (transaction_id: string, mchid: string, out_trade_no: string) => ({
  order_number_type: 'MERCHANT_TRADE_NUMBER',
  transaction_id,
  mchid,
  out_trade_no,
})
const dhl = { tracking_no: '323244567777', express_company: 'DHL' }
const contained = { item_list: [{ merchant_item_id: '1246464644' }] }

const goods_info = {
  detail_list: [
    { goods_name: 'test name', goods_img_url: 'www.qq.com' },
    { goods_name: 'Test Name 2', goods_img_url: 'www.qq.com' },
  ],
}
const waybill = {
  openid: 'ovtZW4yB7DIj3CxOb6ii-nk4HhFo',
  waybill_id: 'WXTESTEXPRESS0000014',
  sender_phone: '12345678901',
  receiver_phone: '123456566',
  trans_id: '4200001234202611210000000001',
  goods_info,
}
const FOLLOW = '/cgi-bin/express/delivery/open_msg'
const collected: [string, object] = ['/waybills', { waybill_id: 'WXTESTEXPRESS0000014', status: 0 }]

export const EXAMPLE_APPID = APPID

export const examples: Example[] = [
  {
    path: '/wxa/sec/order/upload_shipping_info',
    request: {
      order_key: { order_number_type: 2, transaction_id: 'fake-transid-20221214190427-1' },
      delivery_mode: 1,
      logistics_type: 1,
      shipping_list: [
        {
          tracking_no: 'fake-trackingno-2022121419042711',
          express_company: 'STO',
          item_desc: '微信气泡狗集线器*1',
          contact: { consignor_contact: '+86-177****1234' },
        },
      ],
      upload_time: '2022-12-15T13:29:35.120+08:00',
      payer: { openid },
    },
    answer: ok,
    repaired: [],
    before: [['/orders', { transaction_id: 'fake-transid-20221214190427-1', openid }]],
  },
  {
    path: '/wxa/sec/order/upload_combined_shipping_info',
    request: {
      order_key: {
        order_number_type: 1,
        mchid: 'fake-mchid-123',
        out_trade_no: 'fake-tradeno-20221214190427-0',
      },
      sub_orders: [
        {
          order_key: {
            order_number_type: 1,
            mchid: 'fake-mchid-123',
            out_trade_no: 'fake-tradeno-20221214190427-01',
          },
          delivery_mode: 2,
          logistics_type: 1,
          is_all_delivered: true,
          shipping_list: [
            {
              tracking_no: 'fake-trackingno-202212141904271',
              express_company: 'YD',
              item_desc: '微信气泡狗零钱包*1',
              contact: { consignor_contact: '021-**34-12' },
            },
            {
              tracking_no: 'fake-trackingno-202212141904272',
              express_company: 'DHL',
              item_desc: '微信黄脸布艺胸针*1;微信气泡狗零钱包*1',
              contact: { consignor_contact: '021-**34-12' },
            },
          ],
        },
        {
          order_key: {
            order_number_type: 1,
            mchid: 'fake-mchid-321',
            out_trade_no: 'fake-tradeno-20221214190427-02',
          },
          delivery_mode: 1,
          logistics_type: 1,
          shipping_list: [
            {
              tracking_no: 'fake-trackingno-202212141904273',
              express_company: 'YTO',
              item_desc: '微信气泡狗双面钥匙扣*1',
              contact: { receiver_contact: '+86-123****4321' },
            },
          ],
        },
      ],
      upload_time: '2022-12-15T13:29:35.120+08:00',
      payer: { openid },
    },
    answer: ok,
    repaired: [],
    before: [
      [
        '/orders',
        {
          merchant_id: 'fake-mchid-123',
          merchant_trade_no: 'fake-tradeno-20221214190427-0',
          openid,
          sub_orders: [
            { merchant_trade_no: 'fake-tradeno-20221214190427-01' },
            {
              merchant_id: 'fake-mchid-321',
              merchant_trade_no: 'fake-tradeno-20221214190427-02',
            },
          ],
        },
      ],
    ],
  },
  {
    path: '/wxa/sec/order/get_order',
    request: {
      transaction_id: paid.transaction_id,
      merchant_id: paid.merchant_id,
      merchant_trade_no: paid.merchant_trade_no,
    },
    answer: {
      ...ok,
      order: {
        ...paid,
        sub_merchant_id: '',
        trade_create_time: 1670563533,
        in_complaint: false,
        order_state: 2,
        shipping: {
          delivery_mode: 1,
          logistics_type: 1,
          finish_shipping: true,
          finish_shipping_count: 1,
          shipping_list: [
            { tracking_no: 'JT1234567890', express_company: 'JTSD', upload_time: 1670832735 },
          ],
        },
      },
    },
    repaired: ['goods_desc of the shipping is what was typed in the console: left out here'],
    before: [['/orders', paid]],
    first: [shipped],
  },
  {
    path: '/wxa/sec/order/get_order_list',
    request: {
      pay_time_range: { begin_time: 1670563531, end_time: 1670563531 },
      page_size: 2,
    },
    answer: {
      ...ok,
      order_list: [listed(0, 4353), listed(1, 29767)].map((order) => ({
        ...order,
        sub_merchant_id: '',
        trade_create_time: 1670563531,
        order_state: 1,
        in_complaint: false,
        shipping: {},
      })),
      has_more: true,
    },
    repaired: ['last_index is opaque: only its shape is compared'],
    before: [
      ['/orders', listed(0, 4353)],
      ['/orders', listed(1, 29767)],
      ['/orders', listed(2, 1)],
    ],
  },
  {
    path: '/wxa/sec/order/notify_confirm_receive',
    request: {
      transaction_id: paid.transaction_id,
      merchant_id: paid.merchant_id,
      merchant_trade_no: paid.merchant_trade_no,
      received_time: Math.floor(Date.now() / 1000) + 3600,
    },
    answer: ok,
    repaired: ['received_time 1670829139 would be before the shipping time: one hour from now'],
    before: [['/orders', paid]],
    first: [shipped],
  },
  {
    path: '/wxa/sec/order/set_msg_jump_path',
    request: { path: 'pages/order/detail' },
    answer: ok,
    repaired: [],
  },
  {
    path: '/wxa/sec/order/is_trade_managed',
    request: { appid: APPID },
    answer: { ...ok, is_trade_managed: true },
    repaired: ['the appid is the emulator’s'],
  },
  {
    path: '/wxa/sec/order/is_trade_management_confirmation_completed',
    request: { appid: APPID },
    answer: { ...ok, completed: true },
    repaired: ['the appid is the emulator’s'],
  },
  {
    path: '/wxa/sec/order/opspecialorder',
    request: { order_id: '123456', type: 1, delay_to: 1752035828 },
    answer: ok,
    repaired: [],
    before: [['/orders', { merchant_trade_no: '123456', pay_time: 1752035828 - 20 * 86_400 }]],
  },
  {
    path: '/user-order/orders',
    request: shopping,
    answer: ok,
    repaired: [
      'pay and opens are payer and openid; 初始值 and missing commas and quotes put right',
      'the + of upload_time, which was a blank',
      'one link type throughout (268459788), one merchant_order_no and merchant_item_id each (268459786, 268486047)',
    ],
  },
  {
    path: '/user-order/combine-orders/shippings',
    request: {
      order_key: combinedKey,
      sub_orders: [
        {
          order_key: subKey('6r6m0', 'kzwri', 'v1rsd'),
          delivery_mode: 'SPLIT_DELIVERY',
          shipping_list: [
            { ...dhl, ...contained, contact: { consignor_contact: '****1234' } },
            { ...dhl, ...contained, contact: { receiver_contact: '0**2-******23-10' } },
          ],
        },
        {
          order_key: subKey('2m08y', 'fr2db', 'm2dok'),
          delivery_mode: 'UNIFIED_DELIVERY',
          shipping_list: [{ ...dhl, contact: { consignor_contact: '0**2-***1234' } }],
        },
        {
          order_key: subKey('dxy5d', 'w5acd', 'TQBIK'),
          delivery_mode: 'UNIFIED_DELIVERY',
          shipping_list: [{ ...dhl, contact: { receiver_contact: '****123-8008' } }],
        },
      ],
      upload_time: '2021-05-20T13:29:35.120+08:00',
      payer: { openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o' },
    },
    answer: ok,
    repaired: [
      'pay and opens are payer and openid; tracking_初始值 is tracking_no; the + of upload_time',
      'one number type for main and sub-orders (268485253)',
      'unified sub-orders have one parcel without items (268485228, 268485231)',
    ],
    before: [
      [
        '/orders',
        {
          openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o',
          merchant_id: 'bpgux',
          merchant_trade_no: 'tktyq',
          sub_orders: [
            { merchant_id: 'kzwri', merchant_trade_no: 'v1rsd' },
            { merchant_id: 'fr2db', merchant_trade_no: 'm2dok' },
            { merchant_id: 'w5acd', merchant_trade_no: 'TQBIK' },
          ],
        },
      ],
    ],
    first: [
      [
        '/user-order/combine-orders',
        {
          order_key: combinedKey,
          sub_orders: [
            { ...shopping.order_list[0], order_key: subKey('6r6m0', 'kzwri', 'v1rsd') },
            {
              ...shopping.order_list[0],
              merchant_order_no: '232457563424',
              order_key: subKey('2m08y', 'fr2db', 'm2dok'),
            },
            {
              ...shopping.order_list[0],
              merchant_order_no: '232457563425',
              order_key: subKey('dxy5d', 'w5acd', 'TQBIK'),
            },
          ],
          payer: shopping.payer,
          upload_time: '2021-05-20T13:29:34+08:00',
        },
      ],
    ],
  },
  {
    path: `${FOLLOW}/follow_waybill`,
    request: waybill,
    answer: ok,
    repaired: [
      'transmitter_phone is sender_phone now; goods_Name is goods_name',
      'trans_id is required by the table and missing in the example',
    ],
    before: [collected],
  },
  {
    path: `${FOLLOW}/get_delivery_list`,
    request: {},
    answer: {
      errcode: 0,
      delivery_list: [
        { delivery_id: '(AU)', delivery_name: 'Interparcel' },
        { delivery_id: 'BDT', delivery_name: '八达通' },
      ],
    },
    repaired: ['the real list has some 1,400 entries: these two must be among ours'],
  },
]
