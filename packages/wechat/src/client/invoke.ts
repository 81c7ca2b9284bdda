import type { z } from 'zod'
import type { Call } from '../calls/call.ts'
import { WechatError, WechatInvalidRequest, type Issue } from './errors.ts'
import type { Transport, TransportRequest, WechatResponse } from '../http/transport.ts'

/** Lists what a schema found wrong, with WeChat's errcode where a rule has one. */
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

/** Checks a request by the rules of its call. @throws WechatInvalidRequest */
export function checkRequest<Request extends z.ZodType>(
  call: Call<Request>,
  body: z.input<Request>,
): z.output<Request> {
  const request = call.request.safeParse(body)
  if (!request.success) throw new WechatInvalidRequest(call.name, issuesOf(request.error))
  return request.data
}

export interface SendOptions {
  send: Transport
  query: Record<string, string>
  signal?: AbortSignal | undefined
}

/** Sends a checked request. @throws WechatError unless WeChat answered errcode 0 */
export async function sendCall<Request extends z.ZodType>(
  call: Call<Request>,
  request: z.output<Request>,
  { send, query, signal }: SendOptions,
): Promise<WechatResponse> {
  const response = await send({
    call: call.name,
    method: call.method,
    path: call.path,
    signal,
    ...contentOf(call, request, query),
  })
  const { errcode, errmsg } = envelopeOf(response.value)
  if (errcode !== 0) throw new WechatError(call.name, 'refused', { errcode, errmsg })
  return response
}

/** Says what of a checked request stands in the query, and what in the body. */
function contentOf(
  { method, file }: Call,
  request: unknown,
  query: Record<string, string>,
): Pick<TransportRequest, 'query' | 'body'> {
  if (method === 'GET') return { query: { ...(request as Record<string, string>), ...query } }
  if (file === undefined) return { query, body: request }
  const { [file]: media, ...fields } = request as Record<string, string | Blob>
  const form = new FormData()
  if (media !== undefined) form.append(file, media)
  return { query: { ...(fields as Record<string, string>), ...query }, body: form }
}

/** Reads a response by the schema of its call. @throws WechatError */
export function readResponse<Request extends z.ZodType, Response extends z.ZodType>(
  call: Call<Request, Response>,
  { value }: WechatResponse,
): z.output<Response> {
  const parsed = call.response.safeParse(value)
  if (!parsed.success) throw new WechatError(call.name, 'unknown', { reason: 'unexpected_answer' })
  return parsed.data
}

/** Checks a request, sends it and reads the response. @throws WechatInvalidRequest, WechatError */
export async function invoke<Request extends z.ZodType, Response extends z.ZodType>(
  call: Call<Request, Response>,
  body: z.input<Request>,
  options: SendOptions,
): Promise<z.output<Response>> {
  return readResponse(call, await sendCall(call, checkRequest(call, body), options))
}

function envelopeOf(response: unknown): { errcode: number; errmsg: string } {
  const { errmsg = '' } = (response ?? {}) as { errmsg?: unknown }
  const text = typeof errmsg === 'string' ? errmsg : JSON.stringify(errmsg)
  return { errcode: errcodeOf(response), errmsg: text }
}

/** Returns the errcode of an answer; 0 without one, NaN for what is no whole number. */
export function errcodeOf(response: unknown): number {
  const { errcode = 0 } = (response ?? {}) as { errcode?: unknown }
  const number = typeof errcode === 'string' && errcode.trim() !== '' ? Number(errcode) : errcode
  return Number.isSafeInteger(number) ? (number as number) : Number.NaN
}
