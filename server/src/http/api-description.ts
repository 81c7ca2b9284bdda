/** The API's errors for docs/ERRORS.md. */
import { errorMessages } from './error-messages.ts'
import { statusOfCode } from './errors.ts'

/** Fahuo's own error codes with status and words. */
export const describedErrors = Object.entries(errorMessages).map(([code, words]) => ({
  code,
  status: code === 'internal' ? 500 : statusOfCode(code as Parameters<typeof statusOfCode>[0]),
  ...words,
}))
