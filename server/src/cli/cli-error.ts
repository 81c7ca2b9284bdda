import type { Text } from '../core/language.ts'

/** Ends a command with a message instead of a stack. */
export class CliError extends Error {
  override name = 'CliError'
  /** Text that came in the right language already is the same in both. */
  readonly text: Text

  constructor(text: Text | string) {
    super(typeof text === 'string' ? text : text.en)
    this.text = typeof text === 'string' ? { en: text, zh: text } : text
  }
}
