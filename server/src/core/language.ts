/** Languages that the product speaks to people. */
export type Language = 'en' | 'zh'

/** One text in each language. */
export type Text = Record<Language, string>

/** Returns the terminal's language: Chinese where the terminal is Chinese, unless `chosen` says otherwise. */
export function terminalLanguage(chosen: string | undefined, env: NodeJS.ProcessEnv): Language {
  // An empty variable is one that is not set [POSIX].
  const wanted = chosen ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')
  return /^zh/i.test(wanted) ? 'zh' : 'en'
}

/** Joins what happened and what to do into one line. */
export function sentences(message: string, remedy = ''): string {
  const end = /[\u4e00-\u9fff。）”]$/.test(message) ? '。' : '. '
  return `${message.replace(/[.。]$/, '')}${end}${remedy}`.trim()
}
