/** The merchant's pair as one text, which no other pair has: the first colon ends the merchant number. */
export const tradeNumber = (merchant_id: string, merchant_trade_no: string): string =>
  `${merchant_id.replaceAll('%', '%25').replaceAll(':', '%3A')}:${merchant_trade_no}`
