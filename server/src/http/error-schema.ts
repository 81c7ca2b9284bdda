import { ErrorBody } from '@fahuo/contract/schemas'
import { z } from 'zod'
import { errorMessages } from './error-messages.ts'

/** What went wrong with a request, or with one of the things that it names. */
export const ErrorDetail = ErrorBody.shape.error
  .extend({
    code: z.enum(Object.keys(errorMessages) as [string, ...string[]]).meta({
      text: { en: 'Stable, for programs', zh: '稳定的错误码，供程序判断' },
    }),
  })
  .meta({ id: 'ErrorDetail' })

/** The body of every response with a status from 400 on. */
export const ErrorResponse = z.object({ error: ErrorDetail }).meta({ id: 'Error' })
