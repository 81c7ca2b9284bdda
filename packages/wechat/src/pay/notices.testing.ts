/** Decrypted notifications as WeChat Pay sends them, one of each shape. For tests. */

export const DIRECT = {
  appid: 'wx0123456789abcdef',
  mchid: '1900000109',
  out_trade_no: 'T20261127001',
  transaction_id: '4200002345202611270000000001',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功',
  bank_type: 'OTHERS',
  attach: '',
  success_time: '2026-11-27T09:00:00+08:00',
  payer: { openid: 'oDirect' },
  amount: { total: 990, payer_total: 890, currency: 'CNY', payer_currency: 'CNY' },
}

export const PROVIDER = {
  sp_appid: 'wxprovider00000000',
  sp_mchid: '1900000100',
  sub_appid: 'wx0123456789abcdef',
  sub_mchid: '1900000109',
  out_trade_no: 'T20261127002',
  transaction_id: '4200002345202611270000000002',
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  bank_type: 'OTHERS',
  success_time: '2026-11-27T09:00:00+08:00',
  payer: { sp_openid: 'oAtProvider', sub_openid: 'oAtSub' },
  amount: { total: 990, payer_total: 990, currency: 'CNY', payer_currency: 'CNY' },
}

const sub = {
  trade_type: 'JSAPI',
  trade_state: 'SUCCESS',
  bank_type: 'OTHERS',
  attach: 'x',
  success_time: '2026-11-27T09:00:00+08:00',
  amount: { total_amount: 500, payer_amount: 500, currency: 'CNY', payer_currency: 'CNY' },
}

export const COMBINED = {
  combine_appid: 'wx0123456789abcdef',
  combine_mchid: '1900000110',
  combine_out_trade_no: 'C20261127001',
  combine_payer_info: { openid: 'oCombined' },
  sub_orders: [
    {
      ...sub,
      mchid: '1900000110',
      out_trade_no: 'C20261127001-1',
      transaction_id: '4200002345202611270000000011',
    },
    {
      ...sub,
      mchid: '1900000120',
      sub_mchid: '1900000121',
      out_trade_no: 'C20261127001-2',
      transaction_id: '4200002345202611270000000012',
    },
  ],
}

export const REFUND = {
  mchid: '1900000109',
  out_trade_no: 'T20261127001',
  transaction_id: '4200002345202611270000000001',
  out_refund_no: 'R1',
  refund_id: '50000000382026112700000000001',
  refund_status: 'SUCCESS',
  success_time: '2026-11-27T09:10:00+08:00',
  user_received_account: '支付用户零钱',
  amount: { total: 990, refund: 990, payer_total: 990, payer_refund: 990 },
}
