import { complaintTurn, type ComplaintTurn } from '@fahuo/wechat'
import type { Complaint } from './queries.ts'

/** Returns whose turn it is. */
export const turnOf = ({ status, closed }: Pick<Complaint, 'status' | 'closed'>): ComplaintTurn =>
  closed ? 'over' : complaintTurn(status)
