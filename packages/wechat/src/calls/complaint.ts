import { z } from 'zod'
import { ERRCODE } from '../catalogue/errcode.ts'
import { defineCall } from './call.ts'
import { Envelope } from './order.ts'
import { ResponseSeconds } from './units.ts'

/**
 * Complaints of buyers (交易投诉). Five calls and no list: a complaint is known by its push
 * `complaint_callback` alone. The number goes in the query of the detail, and as a number in the
 * bodies [official; the query as clients send it].
 */
const ROOT = '/wxaapi/minishop'

/** A number in JSON, or text of digits; sent as a number [seen: a text was answered -1]. */
const ComplaintOrderId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const text = z.union([z.string(), z.number().transform(String)]).catch('')
/** A list; comma-joined text, an object for one, or nothing [seen]. */
const texts = z
  .union([z.array(text), z.string().transform((joined) => joined.split(',').filter(Boolean))])
  .catch([])
const number = z.coerce.number().int().catch(0)
/** WeChat's times are numbers, and text in places [seen]. */
const seconds = z.coerce.number().pipe(ResponseSeconds).catch(0)

/** WeChat Pay's number of a payment; complaints put `payorder@` or `payorder@_` before it [seen in a real push; official sample]. */
export const paymentNumber = text.transform((number) => number.replace(/^payorder@_?/, ''))

const Item = z.looseObject({
  itemType: number.default(0),
  time: seconds.default(0),
  content: text.default(''),
  mediaIdList: texts.default([]),
  blameResult: number.optional(),
  appealItemType: number.optional(),
})

/** Phone numbers, nickname and picture of the buyer are in it, too: they are personal. */
const Complaint = z.looseObject({
  complaintOrderId: text,
  createTime: seconds.default(0),
  type: number.default(0),
  status: number.default(0),
  customerMaterial: z
    .looseObject({ content: text.default(''), mediaIdList: texts.default([]) })
    .optional(),
  orderId: paymentNumber.default(''),
  outTradeNo: text.default(''),
  productName: text.default(''),
  payTime: seconds.default(0),
  /** "¥1.23" [seen; the table says totalCost]. */
  totalCostStr: text.optional(),
  totalCost: number.optional(),
  /** Unix seconds; 0: no deadline. */
  expireTime: seconds.default(0),
  /** 0 none, 401 open, 402 late, 403 running, 117 won, 118 lost. */
  appealState: number.default(0),
  phoneNumber: text.default(''),
  nickName: text.default(''),
})

const common = { auth: 'access_token', permission_sets: [76] } as const
const source = 'official transaction-guarantee/complaint 2026'

/** Returns a complaint with all that was said in it. */
export const getDetail = defineCall({
  ...common,
  name: 'complaint.getDetail',
  method: 'GET',
  path: `${ROOT}/complaintOrderDetail`,
  request: z.looseObject({ complaintOrderId: z.coerce.string().min(1) }),
  response: Envelope.extend({
    complaintOrder: Complaint.optional(),
    item: z
      .union([z.array(Item), Item.transform((one) => [one])])
      .catch([])
      .default([]),
    returnBill: z
      .looseObject({
        returnId: text.optional(),
        waybillId: text.optional(),
        deliveryName: text.optional(),
        orderStatus: text.optional(),
      })
      .optional(),
  }),
  errcodes: [-1],
  source,
})

/** Text, or pictures by their media_id (three days old at most). */
const Statement = z.looseObject({
  complaintOrderId: ComplaintOrderId,
  content: z.string().optional(),
  mediaIdList: z.array(z.string().min(1)).optional(),
})

const saysSomething = (body: {
  content?: string | undefined
  mediaIdList?: string[] | undefined
}) => Boolean(body.content?.trim()) || Boolean(body.mediaIdList?.length)

const empty = {
  path: ['content'],
  error: 'content or mediaIdList is required',
  params: { errcode: ERRCODE.COMPLAINT_FAILED },
}

const answers = [
  ERRCODE.COMPLAINT_UNKNOWN,
  ERRCODE.COMPLAINT_STATE_INVALID,
  ERRCODE.COMPLAINT_FAILED,
  40001,
] as const

/** Agrees with a complaint (1) or refuses it (2); a refusal says why. Once a complaint. */
export const respond = defineCall({
  ...common,
  name: 'complaint.respond',
  method: 'POST',
  path: `${ROOT}/bussiRespondComplaint`,
  request: Statement.extend({ bussiHandle: z.int().min(1).max(2) }).refine(
    (body) => body.bussiHandle === 1 || saysSomething(body),
    empty,
  ),
  response: Envelope,
  errcodes: [...answers],
  source,
})

/** Adds proof that the platform asked for. */
export const supplyProof = defineCall({
  ...common,
  name: 'complaint.supplyProof',
  method: 'POST',
  path: `${ROOT}/bussiSupplyProof`,
  request: Statement.refine(saysSomething, empty),
  response: Envelope,
  errcodes: [...answers],
  source,
})

/** Proves a refund; of returned goods with the numbers of the detail. */
export const supplyRefund = defineCall({
  ...common,
  name: 'complaint.supplyRefund',
  method: 'POST',
  path: `${ROOT}/bussiSupplyRefund`,
  request: Statement.extend({
    acceptReturn: z.int().optional(),
    returnId: z.int().optional(),
  }).refine(saysSomething, empty),
  response: Envelope,
  errcodes: [...answers],
  source,
})

/** Appeals against a decision. */
export const appeal = defineCall({
  ...common,
  name: 'complaint.appeal',
  method: 'POST',
  path: `${ROOT}/busiAppeal`,
  request: Statement.refine(saysSomething, empty),
  response: Envelope,
  errcodes: [
    ERRCODE.COMPLAINT_UNKNOWN,
    ERRCODE.COMPLAINT_MATERIAL_INVALID,
    ERRCODE.COMPLAINT_APPEAL_STATE_INVALID,
    ERRCODE.COMPLAINT_FAILED,
  ],
  source,
})

const Penalty = z.looseObject({
  illegalOrderId: text.default(''),
  /** Empty or 0: not for a complaint. */
  complaintOrderId: text.default(''),
  illegalWording: text.default(''),
  /** A PENALTY_STATUS. */
  status: number.default(0),
  minusScore: z.coerce.number().catch(0).default(0),
  orderId: paymentNumber.default(''),
  illegalTime: seconds.default(0),
  updateTime: seconds.default(0),
})

/**
 * Lists what took points off the account's score (交易体验分), newest first [the order is assumed]. The
 * page puts offset and limit into a body, its example and clients into the query; ids are numbers in its
 * table and text in its example.
 */
export const getPenaltyList = defineCall({
  name: 'complaint.getPenaltyList',
  method: 'GET',
  path: '/wxaapi/wxamptrade/get_penalty_list',
  auth: 'access_token',
  permission_sets: [151],
  request: z
    .looseObject({ offset: z.coerce.number().int(), limit: z.coerce.number().int() })
    .refine(({ offset, limit }) => offset >= 0 && limit >= 1 && limit <= 100, {
      path: ['limit'],
      error: 'offset from 0, limit 1 to 100',
      params: { errcode: ERRCODE.PENALTY_PARAMETER_INVALID },
    }),
  response: Envelope.extend({
    appealList: z.array(Penalty).catch([]).default([]),
    currentScore: z.coerce.number().optional().catch(undefined),
    totalNum: number.default(0),
  }),
  errcodes: [ERRCODE.PENALTY_PARAMETER_INVALID, ERRCODE.PENALTY_PARAMETER_WRONG],
  source: 'official transaction-guarantee/basic 2026',
})
