/** What is said to a merchant, in both languages. */
export interface Said {
  en: string
  zh: string
}

export type CliLanguage = keyof Said

/** Chinese where the terminal is Chinese, unless `--lang` says otherwise. */
export function cliLanguage(given: string | undefined, env: NodeJS.ProcessEnv): CliLanguage {
  const wanted = given ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? ''
  return /^zh/i.test(wanted) ? 'zh' : 'en'
}

/** A command cannot go on; printed without a stack. */
export class CliError extends Error {
  override name = 'CliError'
}
