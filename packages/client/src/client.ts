import type { operations } from './api.ts'
import { OPERATIONS } from './operations.ts'
import { request, type CallOptions, type FahuoOptions, type RequestOptions } from './request.ts'

export type OperationName = keyof typeof OPERATIONS

type Part<Given> = [NonNullable<Given>] extends [never] ? object : NonNullable<Given>
/** What fetch takes as bytes: a Uint8Array, a Buffer. TypeScript before 5.7 has no `Uint8Array<ArrayBuffer>`. */
type Bytes = Extract<NonNullable<RequestInit['body']>, ArrayBufferView>
type BodyOf<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? Content extends { 'application/json': infer Json }
    ? Json
    : { body: string | Blob | Bytes }
  : object

/** What an operation takes: the names of its path, its query and its body, in one object. */
export type Input<Name extends OperationName> = operations[Name] extends {
  parameters: { path?: infer Path; query?: infer Query }
}
  ? Part<Path> & Part<Query> & BodyOf<operations[Name]>
  : object

type ContentOf<Responses> = {
  [Status in keyof Responses]: Status extends 200 | 201 | 202
    ? Responses[Status] extends { content: infer Content }
      ? Content
      : never
    : never
}[keyof Responses]

/** What an operation answers; a file comes as the fetch Response, to be read as a text or a stream. */
export type Output<Name extends OperationName> =
  ContentOf<operations[Name]['responses']> extends { 'application/json': infer Json }
    ? Json
    : Response

type Call<Name extends OperationName> =
  object extends Input<Name>
    ? (input?: Input<Name>, options?: CallOptions) => Promise<Output<Name>>
    : (input: Input<Name>, options?: CallOptions) => Promise<Output<Name>>

/** The merchant API: a function for each operation, named as in the API's description. */
export type Fahuo = { [Name in OperationName]: Call<Name> } & {
  /** Calls a route that this version of the client does not know. @throws FahuoError */
  request: (options: RequestOptions) => Promise<Response>
}

/**
 * Creates a client of a server's merchant API.
 *
 * Each call throws a FahuoError with the server's code, message and remedy. 429 and 503 are waited for
 * as Retry-After says, and repeated within `retries` and `patience_ms`. Shipments are sent with an
 * Idempotency-Key, so that one whose answer was lost is repeated, too, and accepted once.
 */
export function createFahuo(options: FahuoOptions): Fahuo {
  const calls = Object.entries(OPERATIONS).map(([name, operation]) => [
    name,
    (input: Record<string, unknown> = {}, call: CallOptions = {}) =>
      callOperation(options, operation, input, call),
  ])
  const fahuo: unknown = Object.fromEntries([
    ...calls,
    ['request', (asked: RequestOptions) => request(options, asked)],
  ])
  return fahuo as Fahuo
}

/** One operation as `operations.ts` lists it. */
interface Operation {
  method: string
  path: string
  /** Names of its query. */
  query?: readonly string[]
  /** The content type of its body. */
  body?: string
  /** Takes an Idempotency-Key. */
  keyed?: boolean
  /** Answers a file. */
  file?: boolean
}

async function callOperation(
  client: FahuoOptions,
  operation: Operation,
  input: Record<string, unknown>,
  { idempotency_key, signal }: CallOptions,
): Promise<unknown> {
  const { method, path, query = [], body: media, keyed = false, file = false } = operation
  const rest = { ...input }
  const take = (name: string) => {
    const value = rest[name]
    delete rest[name]
    return value
  }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(take(name))),
  )
  const search = Object.fromEntries(query.map((name) => [name, take(name)]))
  const json = media === 'application/json'
  const response = await request(client, {
    method,
    path: filled,
    query: search,
    ...(media !== undefined && { body: json ? rest : rest['body'] }),
    ...(media !== undefined && !json && { media }),
    ...(keyed && { idempotency_key: idempotency_key ?? newKey() }),
    ...(signal && { signal }),
    repeatable: keyed || method === 'GET' || method === 'PUT',
    answer: file ? 'file' : 'json',
  })
  return file ? response : response.json()
}

/** Makes a key that no other call has; randomUUID is missing on pages without https. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
