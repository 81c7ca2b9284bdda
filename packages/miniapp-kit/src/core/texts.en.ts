import { LOGISTICS_TYPE, ORDER_STATE } from '@fahuo/contract'
import type { Texts } from './texts.ts'

export const en: Texts = {
  tabs: {
    all: 'All',
    toShip: 'To ship',
    toReceive: 'To receive',
    done: 'Done',
    refunded: 'Refunded',
  },
  state: {
    [ORDER_STATE.awaiting_shipment]: 'To ship',
    [ORDER_STATE.shipped]: 'Shipped',
    [ORDER_STATE.receipt_confirmed]: 'Receipt confirmed',
    [ORDER_STATE.transaction_complete]: 'Completed',
    [ORDER_STATE.refunded]: 'Refunded',
    [ORDER_STATE.funds_awaiting_settlement]: 'Receipt confirmed',
  },
  unknownState: 'Processing',
  shippedInPart: 'Partly shipped',
  dispute: 'In dispute',
  next: {
    [ORDER_STATE.awaiting_shipment]:
      'The merchant is preparing your order. WeChat will notify you when it ships.',
    [ORDER_STATE.shipped]: 'Please confirm receipt after you have received and checked the goods.',
    [ORDER_STATE.receipt_confirmed]: 'Thank you for confirming. The merchant will now be paid.',
    [ORDER_STATE.transaction_complete]: 'Receipt is confirmed and the transaction is complete.',
    [ORDER_STATE.refunded]: 'The refund went to your original payment method.',
    [ORDER_STATE.funds_awaiting_settlement]:
      'Thank you for confirming. The merchant will now be paid.',
  },
  nextUnknown: 'Your order is being processed. Please check again later.',
  nextShippedInPart: 'Some parcels have shipped. WeChat will notify you when the rest ship.',
  inComplaint:
    'This order is in dispute. Until it is resolved, receipt cannot be confirmed and is not confirmed automatically.',
  automaticReceipt: (time) =>
    `If you do nothing, WeChat confirms receipt automatically around ${time}.`,
  estimatedSettlement: (time) => `The merchant is expected to be paid around ${time}.`,
  step: {
    paid: 'Paid',
    shipped: 'Shipped',
    received: 'Received',
    completed: 'Completed',
    refunded: 'Refunded',
  },
  orderLabel: (state, description, amount) => `${state}, ${description}, ${amount}`,
  amount: 'Amount paid',
  paidAt: 'Paid on',
  tradeNo: 'Order number',
  paymentNo: 'Transaction ID',
  deliveryMethod: 'Delivery method',
  deliveryMethods: {
    [LOGISTICS_TYPE.express]: 'Express delivery',
    [LOGISTICS_TYPE.same_city]: 'Same-city delivery',
    [LOGISTICS_TYPE.virtual]: 'No delivery needed',
    [LOGISTICS_TYPE.self_pickup]: 'Store pickup',
  },
  parcels: (count) => `${count} parcels`,
  parcel: (number) => `Parcel ${number}`,
  moreParcels: (count) => `Show ${count} more`,
  shippedAt: 'Shipped on',
  carrier: 'Carrier',
  trackingNo: 'Tracking no.',
  copy: 'Copy',
  // "Transaction ID" keeps its capitals after the first.
  copyOf: (what) => `Copy ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
  copyFailed: 'Could not copy. Press and hold the number to copy it.',
  track: 'Track',
  // The carriers' own English brand names.
  carriers: {
    SF: 'SF Express',
    STO: 'STO Express',
    YTO: 'YTO Express',
    ZTO: 'ZTO Express',
    YD: 'Yunda Express',
    JTSD: 'J&T Express',
    JD: 'JD Logistics',
    EMS: 'EMS',
    YZPY: 'China Post',
    DBL: 'Deppon Express',
    KYSY: 'KYE Express',
    HTKY: 'BEST Express',
    ZJS: 'ZJS Express',
    ANEKY: 'ANE Logistics',
    SS: 'FlashEx',
  },
  trackingHint: (carrier) =>
    `Copy the tracking number and look it up in the Mini Program or on the website of ${
      carrier === '' ? 'the carrier' : carrier
    }.`,
  receiverPhone: "Recipient's phone number",
  receiverPhoneHint: 'Used only to look up this parcel in WeChat. It is not stored.',
  trackInWechat: 'Track in WeChat',
  trackingFailed:
    'No tracking information yet. It usually appears about a day after the parcel ships.',
  confirmReceipt: 'Confirm receipt',
  confirming: 'Confirming…',
  notConfirmed: 'Receipt is not confirmed yet',
  submitted: 'Submitted. Waiting for WeChat to confirm.',
  wrongPayer: 'Confirm with the WeChat account that paid',
  unsupported:
    'This version of WeChat cannot confirm receipt. Update WeChat, or confirm in Me > Orders & Cards.',
  updateWechat: 'Update WeChat',
  notOpened: 'The confirmation page did not open. Please try again.',
  checkAgain: 'Check again',
  retry: 'Try again',
  toOrders: 'View my orders',
  myOrders: 'My orders',
  orderDetail: 'Order details',
  parcelTracking: 'Tracking',
  loading: 'Loading',
  noOrders: 'No orders yet',
  noOrdersHint: 'Orders you pay for in this Mini Program appear here.',
  noMore: 'No more orders',
  refreshFailed: 'Could not refresh',
  error: {
    not_found: {
      title: 'Order not found',
      remedy: 'Please check that you paid with this WeChat account.',
    },
    no_order: {
      title: 'No order in this link',
      remedy: "Please open it from WeChat's shipping message or from the order list.",
    },
    offline: {
      title: 'No network connection',
      remedy: 'Please check your connection and try again.',
    },
    timeout: { title: 'The network is slow', remedy: 'Please try again later.' },
    unreachable: {
      title: "Cannot reach the merchant's service",
      remedy: 'Your network is working. Please try again later.',
    },
    wrong_address: {
      title: "The shop's address is wrong",
      remedy:
        "Please contact the shop. For the shop: check the server's address in the Mini Program, and the request domain list in WeChat's console.",
    },
    old_wechat: {
      title: 'This version of WeChat is too old',
      remedy: 'Update WeChat to see your order.',
    },
    login_failed: {
      title: 'WeChat login failed',
      remedy: 'Please try again. If it still fails, reopen the Mini Program.',
    },
    session_expired: {
      title: 'Your login has expired',
      remedy: 'Please try again. You will be logged in automatically.',
    },
    wechat_unavailable: {
      title: 'Orders are temporarily unavailable',
      remedy: 'WeChat is not responding. Please try again later.',
    },
    internal: {
      title: 'The service is temporarily unavailable',
      remedy: 'Please try again later.',
    },
  },
}
