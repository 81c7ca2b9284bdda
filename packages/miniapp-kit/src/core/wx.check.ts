/** WeChat's own typings of `wx` fit the kit, or this file does not compile. Nothing runs it. */
import { wxEnv } from './wx-env.ts'

export const env = () => wxEnv(wx)
