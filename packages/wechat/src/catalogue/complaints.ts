import { ERRCODE } from './errcode.ts'
import type { Rows } from './row.ts'

/** Complaints [official transaction-guarantee/complaint]. */
export const complaints = {
  [ERRCODE.COMPLAINT_UNKNOWN]: [
    'invalid',
    'There is no such complaint.',
    'Check the number: it is complaint_order_id of the push, and belongs to this Mini Program.',
    '投诉单不存在。',
    '请核对单号：应为推送中的 complaint_order_id，且属于该小程序。',
  ],
  [ERRCODE.COMPLAINT_MATERIAL_INVALID]: [
    'invalid',
    'A text or picture of the appeal is invalid.',
    'Upload the pictures again (a media_id lives three days), shorten the text, and appeal again.',
    '申诉内容或图片不合规。',
    '请重新上传图片（media_id 有效期三天）、精简文字后再申诉。',
  ],
  [ERRCODE.COMPLAINT_STATE_INVALID]: [
    'invalid',
    'The complaint is not in a state in which this can be done.',
    'Read the complaint again: it was answered before, withdrawn, or it is the turn of somebody else.',
    '投诉单当前状态不允许该操作。',
    '请重新查询投诉单：可能已处理、已撤销，或轮到其他方处理。',
  ],
  [ERRCODE.COMPLAINT_APPEAL_STATE_INVALID]: [
    'invalid',
    'There is nothing to appeal against, or the time for it is over.',
    'An appeal is possible once, while appealState is 401.',
    '当前不可申诉，或申诉时间已过。',
    '仅当 appealState 为 401 时可申诉一次。',
  ],
  [ERRCODE.COMPLAINT_FAILED]: [
    'invalid',
    'WeChat could not read the answer to the complaint.',
    'Check text and pictures, and that the number is sent as a number.',
    '微信无法处理该答复。',
    '请检查文字与图片，并确认单号以数字发送。',
  ],
  [ERRCODE.PENALTY_PARAMETER_INVALID]: [
    'invalid',
    'WeChat refuses the offset or the limit.',
    'offset is a whole number from 0, limit one from 1 to 100.',
    'offset 或 limit 参数非法。',
    'offset 为从 0 起的整数，limit 为 1 至 100 的整数。',
  ],
  [ERRCODE.PENALTY_PARAMETER_WRONG]: [
    'invalid',
    'WeChat refuses the offset or the limit.',
    'offset is a whole number from 0, limit one from 1 to 100.',
    'offset 或 limit 参数非法。',
    'offset 为从 0 起的整数，limit 为 1 至 100 的整数。',
  ],
} satisfies Rows
