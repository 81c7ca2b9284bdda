/** The API as its description tells it, for docs/API.md and docs/ERRORS.md; nothing here serves. */
import type { Context } from '../core/context.ts'
import type { Sessions } from '../buyers/sessions.ts'
import { buyerRoutes } from '../buyers/routes.ts'
import { statusOfCode } from './errors.ts'
import { merchantRoutes } from './merchant.ts'
import { openApi } from './openapi.ts'
import { reasonWords } from '../shipments/reasons.ts'
import { words, type Language } from './error-messages.ts'

export { reasonWords }

/** OpenAPI 3.1 of all routes. */
export function describedApi(language: Language): object {
  // The handlers are not called: they need no server.
  const nothing = {} as Context
  const wake = { onAccepted: () => {}, onKept: () => {} }
  return openApi(
    [...buyerRoutes(nothing, {} as Sessions), ...merchantRoutes(nothing, wake)],
    language,
  )
}

/** Fahuo's own error codes with status and words. */
export const describedErrors = Object.entries(words).map(([code, { message, remedy }]) => ({
  code,
  status: code === 'internal' ? 500 : statusOfCode(code as Parameters<typeof statusOfCode>[0]),
  message,
  remedy,
}))
