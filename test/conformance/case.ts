import type { Wechat } from './wechat.ts'

/** One way to bring about one code: by its cause, on a WeChat of its own. */
export interface Case {
  path: string
  errcode: number
  /** What is wrong, in words. */
  cause: string
  /** Brings it about; answers the errcode that came. */
  run: (wechat: Wechat) => Promise<number>
}
