/** What the API's description shows of complaints. */
import { EXAMPLE_PAY_TIME, EXAMPLE_PAYMENT } from '../http/examples.ts'

export const EXAMPLE_COMPLAINT_NO = '200126112600001'

const create_time = EXAMPLE_PAY_TIME + 86_400

const complaint = {
  complaint_order_id: EXAMPLE_COMPLAINT_NO,
  transaction_id: EXAMPLE_PAYMENT.transaction_id,
  out_trade_no: EXAMPLE_PAYMENT.merchant_trade_no,
  type: 611,
  status: 201,
  status_text: 'opened, waits for your answer',
  turn: 'merchant' as const,
  actions: ['agree' as const, 'refuse' as const],
  appeal_state: 0,
  create_time,
  answer_by: create_time + 172_800,
  read_at: (create_time + 5) * 1000,
}

const answer = {
  id: '019abf7e-5c1a-7c3e-9d0a-2f6f4c1b8e31',
  action: 'refuse' as const,
  content: 'The parcel was signed for on 25 November.',
  state: 'done' as const,
  errcode: 0,
  sent_at: (create_time + 3600) * 1000,
  ended_at: (create_time + 3600) * 1000 + 180,
}

const params = { complaint_order_id: EXAMPLE_COMPLAINT_NO }

export const EXAMPLES = {
  listComplaints: {
    query: { state: 'open' as const, limit: 20 },
    response: { complaints: [complaint], next_cursor: null },
  },
  readComplaint: {
    params,
    response: {
      complaint: {
        ...complaint,
        detail: {
          product_name: 'Tea',
          amount: '¥9.90',
          content: 'The parcel did not come.',
          media: [],
          history: [
            {
              type: 1,
              time: create_time,
              content: 'The parcel did not come.',
              media: [],
              blame_result: null,
            },
          ],
          return_bill: null,
        },
        answers: [],
      },
    },
  },
  answerComplaint: {
    params,
    body: { action: 'refuse' as const, content: answer.content },
    response: { answer },
  },
  listPenalties: {
    query: { offset: 0, limit: 50 },
    response: {
      score: 98,
      total: 1,
      penalties: [
        {
          penalty_id: '12345678',
          complaint_order_id: EXAMPLE_COMPLAINT_NO,
          transaction_id: EXAMPLE_PAYMENT.transaction_id,
          reason: '交易投诉处理超时',
          status: 2,
          status_text: 'points were taken',
          points: 2,
          create_time: create_time + 172_800,
          update_time: create_time + 172_800,
        },
      ],
    },
  },
}
