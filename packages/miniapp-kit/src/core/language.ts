import type { Texts } from './texts.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** Returns the Chinese texts for a Chinese WeChat, the English ones for all others. */
export function textsFor(language: string | undefined): Texts {
  return /^zh/i.test(language ?? 'zh') ? zh : en
}
