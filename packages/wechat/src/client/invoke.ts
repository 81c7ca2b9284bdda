import type { z } from 'zod'
import type { Call } from '../calls/call.ts'
import { WechatError, WechatInvalidRequest, type Issue } from './errors.ts'
import type { Transport, WechatAnswer } from '../http/transport.ts'

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

/** Checks a request by the rules of its call. @throws WechatInvalidRequest; nothing was sent */
export function checkRequest<Request extends z.ZodType>(
  call: Call<Request>,
  body: z.input<Request>,
): z.output<Request> {
  const request = call.request.safeParse(body)
  if (!request.success) throw new WechatInvalidRequest(call.name, issuesOf(request.error))
  return request.data
}

export interface Sending {
  send: Transport
  query: Record<string, string>
  signal?: AbortSignal | undefined
}

/** Sends a checked request. @throws WechatError with the outcome, unless WeChat answered errcode 0 */
export async function ask<Request extends z.ZodType>(
  call: Call<Request>,
  request: z.output<Request>,
  { send, query, signal }: Sending,
): Promise<WechatAnswer> {
  const answer = await send({
    call: call.name,
    method: call.method,
    path: call.path,
    query: call.method === 'GET' ? { ...(request as Record<string, string>), ...query } : query,
    body: request,
    signal,
  })
  const { errcode, errmsg } = envelopeOf(answer.value)
  if (errcode !== 0) throw new WechatError(call.name, 'refused', { errcode, errmsg })
  return answer
}

/** Reads an answer by the schema of its call. @throws WechatError */
export function readAnswer<Request extends z.ZodType, Response extends z.ZodType>(
  call: Call<Request, Response>,
  { value }: WechatAnswer,
): z.output<Response> {
  const response = call.response.safeParse(value)
  if (!response.success)
    throw new WechatError(call.name, 'unknown', { reason: 'unexpected_answer' })
  return response.data
}

/** Checks and sends. @throws WechatInvalidRequest, WechatError */
export async function invoke<Request extends z.ZodType, Response extends z.ZodType>(
  call: Call<Request, Response>,
  body: z.input<Request>,
  sending: Sending,
): Promise<z.output<Response>> {
  return readAnswer(call, await ask(call, checkRequest(call, body), sending))
}

function envelopeOf(answer: unknown): { errcode: number; errmsg: string } {
  const { errcode = 0, errmsg = '' } = (answer ?? {}) as { errcode?: unknown; errmsg?: unknown }
  return { errcode: Number(errcode), errmsg: String(errmsg) }
}
