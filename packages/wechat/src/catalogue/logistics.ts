import { ERRCODE } from './errcode.ts'
import type { Rows } from './row.ts'

/** Waybills [seed 003; 931023 observed]. */
export const logistics = {
  [ERRCODE.WAYBILL_TOKEN_INVALID]: [
    'invalid',
    'The waybill_token is invalid.',
    'Use the token that follow_waybill or trace_waybill returned.',
    'waybill_token 无效。',
    '请使用绑定运单时返回的 waybill_token。',
  ],
  [ERRCODE.WAYBILL_QUOTA_EXCEEDED]: [
    'wait',
    'The quota of this call is used up.',
    'It resets tomorrow. The limit per buyer and day is 50 calls (messages) or 100 (search).',
    '调用次数已达上限。',
    '次日恢复；每个用户每天最多 50 次（消息）或 100 次（查询）。',
  ],
  [ERRCODE.WAYBILL_OPENID_MISMATCH]: [
    'invalid',
    'The openid does not match the waybill.',
    'Send the openid with which the waybill was bound.',
    'openid 与运单不匹配。',
    '请填写绑定运单时的 openid。',
  ],
  [ERRCODE.WAYBILL_UNKNOWN]: [
    'wait',
    'The waybill does not exist, or not yet.',
    'A new waybill can be found about a day after pick-up. Otherwise check the number.',
    '运单不存在，或尚未录入。',
    '新运单约在揽收一天后可查；否则请核对单号。',
  ],
  [ERRCODE.WAYBILL_CHANGES_SPENT]: [
    'operator',
    'The goods of this waybill cannot be changed any more.',
    'The limit of changes is reached; the goods stay as they are.',
    '该运单的商品信息修改次数已达上限。',
    '无法再修改，将保持现有信息。',
  ],
  [ERRCODE.WAYBILL_UNKNOWN_OBSERVED]: [
    'wait',
    'The waybill does not exist, or not yet.',
    'A new waybill can be found about a day after pick-up. Otherwise check the number.',
    '运单不存在，或尚未录入。',
    '新运单约在揽收一天后可查；否则请核对单号。',
  ],
} satisfies Rows
