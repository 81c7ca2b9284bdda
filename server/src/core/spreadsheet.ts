/** Cells of tables that people open in a spreadsheet. */

/**
 * Guards a text against being run as a formula: one that begins with `= + - @`, their full-width
 * forms, a tab or a carriage return gets an apostrophe [OWASP CSV injection].
 */
export const textCell = (text: string): string =>
  /^[=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text

/** Writes a number of many digits as text, which a spreadsheet would round; any other text is guarded. */
export const numberCell = (text: string): string =>
  /^\d{12,}$/.test(text) ? `\t${text}` : textCell(text)
