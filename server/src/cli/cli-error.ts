import { OperatorError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'

/** Ends a command with a message instead of a stack. */
export class CliError extends OperatorError {
  override name = 'CliError'

  /** Text that came in the right language already is the same in both. */
  constructor(text: Text | string) {
    super(typeof text === 'string' ? { en: text, zh: text } : text)
  }
}
