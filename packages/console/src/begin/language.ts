import { recall } from './memory.ts'

export type Language = 'zh' | 'en'

/** The language of a visit until somebody chooses another. */
export function firstLanguage(): Language {
  const chosen = recall('language')
  if (chosen === 'zh' || chosen === 'en') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}
