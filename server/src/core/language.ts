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
  /** Text that came in the right language already is the same in both. */
  readonly said: Said

  constructor(said: Said | string) {
    super(typeof said === 'string' ? said : said.en)
    this.said = typeof said === 'string' ? { en: said, zh: said } : said
  }
}

/** What happened and what to do, as one line. */
export function oneLine(message: string, remedy = ''): string {
  const end = /[\u4e00-\u9fff]/.test(message) ? '。' : '. '
  return `${message.replace(/[.。]$/, '')}${end}${remedy}`.trim()
}
