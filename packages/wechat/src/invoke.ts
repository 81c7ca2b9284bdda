import type { z } from 'zod'
import type { Call } from './calls/call.ts'
import { WechatError, WechatInvalidRequest, type Issue } from './errors.ts'
import type { Transport } from './transport.ts'

/** What a schema found wrong, with WeChat's own code where a rule has one. */
export function issuesOf(error: z.ZodError): Issue[] {
  return error.issues.map((issue) => {
    const errcode: unknown = issue.code === 'custom' ? issue.params?.['errcode'] : undefined
    return {
      path: issue.path.join('.'),
      message: issue.message,
      errcode: typeof errcode === 'number' ? errcode : undefined,
    }
  })
}

/**
 * Makes one call: checks the request, sends it, reads the answer.
 * @throws WechatInvalidRequest when the request breaks a rule; nothing was sent
 * @throws WechatError with the outcome when the call failed
 */
export async function invoke<Request extends z.ZodType, Response extends z.ZodType>(
  call: Call<Request, Response>,
  body: z.input<Request>,
  {
    send,
    query,
    signal,
  }: { send: Transport; query: Record<string, string>; signal?: AbortSignal | undefined },
): Promise<z.output<Response>> {
  const request = call.request.safeParse(body)
  if (!request.success) throw new WechatInvalidRequest(call.name, issuesOf(request.error))

  const answer = await send({
    call: call.name,
    method: call.method,
    path: call.path,
    query:
      call.method === 'GET' ? { ...(request.data as Record<string, string>), ...query } : query,
    body: request.data,
    signal,
  })
  const { errcode, errmsg } = envelopeOf(answer)
  if (errcode !== 0) throw new WechatError(call.name, 'refused', { errcode, errmsg })

  const response = call.response.safeParse(answer)
  if (!response.success)
    throw new WechatError(call.name, 'unknown', { reason: 'unexpected_answer' })
  return response.data
}

function envelopeOf(answer: unknown): { errcode: number; errmsg: string } {
  const { errcode = 0, errmsg = '' } = (answer ?? {}) as { errcode?: unknown; errmsg?: unknown }
  return { errcode: Number(errcode), errmsg: String(errmsg) }
}
