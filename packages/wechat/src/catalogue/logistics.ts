import { ERRCODE } from './errcode.ts'
import type { Rows } from './row.ts'

/** Waybills [seed 003; 931023 observed]. */
export const logistics = {
  [ERRCODE.WAYBILL_TOKEN_INVALID]: [
    'invalid',
    'The waybill_token is wrong.',
    'Use the token that follow_waybill or trace_waybill gave.',
    'waybill_token 有误。',
    '请使用绑定运单时返回的 token。',
  ],
  [ERRCODE.WAYBILL_QUOTA_EXCEEDED]: [
    'wait',
    'The quota of this call is used up.',
    'It goes on tomorrow; a buyer has 50 (messages) or 100 (search) a day.',
    '调用次数已达上限。',
    '次日恢复；每个用户每天 50 次（消息）或 100 次（查询）。',
  ],
  [ERRCODE.WAYBILL_OPENID_MISMATCH]: [
    'invalid',
    'The openid is not the one of this waybill.',
    'Send the openid that the waybill was bound with.',
    'openid 与运单不匹配。',
    '请填写绑定运单时的 openid。',
  ],
  [ERRCODE.WAYBILL_UNKNOWN]: [
    'wait',
    'The waybill does not exist (yet).',
    'A fresh number is known about a day after pick-up; else check it.',
    '运单不存在。',
    '新单号约在揽收一天后可查；否则请核对。',
  ],
  [ERRCODE.WAYBILL_CHANGES_SPENT]: [
    'operator',
    'The goods of this waybill were changed as often as may be.',
    'Nothing to do; they stay as they are.',
    '修改次数已达上限。',
    '无法继续修改。',
  ],
  [ERRCODE.WAYBILL_UNKNOWN_OBSERVED]: [
    'wait',
    'The waybill does not exist (yet).',
    'A fresh number is known about a day after pick-up; else check it.',
    '运单不存在。',
    '新单号约在揽收一天后可查；否则请核对。',
  ],
} satisfies Rows
