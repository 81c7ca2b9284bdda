import { join } from 'node:path'
import { describedApi } from '@fahuo/server/api'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { expect, it } from 'vitest'

const source = join(import.meta.dirname, '../../packages/client/src')
const HEAD = `/**
 * Made from server/src/routes.ts; \`pnpm vitest run --project unit test/docs --update\` writes it anew.
 */
`

interface Operation {
  operationId: string
  parameters: { name: string; in: string }[]
  requestBody?: { content: Record<string, { schema: { $ref?: string } }> }
  responses: Record<string, { content: object }>
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, { properties?: object }> }
}

/** The merchant's part of the API, and what the console asks beside. */
function merchantApi(): Description {
  const api = describedApi('en') as Description
  const paths = Object.entries(api.paths).filter(([path]) => path.startsWith('/api/'))
  return { ...api, paths: Object.fromEntries(paths) }
}

const operationsOf = ({ paths }: Description) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )

const namesIn = ({ parameters }: Operation, place: string) =>
  parameters.filter((one) => one.in === place).map(({ name }) => name)

it('the types of the client stand in its source', async () => {
  const types = await openapiTypescript(merchantApi() as never, { alphabetize: true })
  await expect(HEAD + astToString(types)).toMatchFileSnapshot(join(source, 'api.ts'))
})

it('the operations of the client stand in its source', async () => {
  const entries = operationsOf(merchantApi()).map(({ path, method, operation }) => {
    const query = namesIn(operation, 'query')
    const [media] = Object.keys(operation.requestBody?.content ?? {})
    const [answered] = Object.keys(
      (operation.responses['200'] ?? operation.responses['201'] ?? operation.responses['202'])!
        .content,
    )
    const keyed = namesIn(operation, 'header').includes('Idempotency-Key')
    return [
      operation.operationId,
      {
        method: method.toUpperCase(),
        path,
        ...(query.length > 0 && { query }),
        ...(media !== undefined && { body: media }),
        ...(keyed && { keyed }),
        ...(answered !== 'application/json' && { file: true }),
      },
    ] as const
  })
  const table = JSON.stringify(Object.fromEntries(entries), null, 2)
  await expect(`${HEAD}export const OPERATIONS = ${table} as const\n`).toMatchFileSnapshot(
    join(source, 'operations.ts'),
  )
})

it('no name of a path or query is one of the body, since the client takes them together', () => {
  const { components } = merchantApi()
  const shared = operationsOf(merchantApi()).flatMap(({ operation }) => {
    const reference = operation.requestBody?.content['application/json']?.schema.$ref ?? ''
    const body = Object.keys(
      components.schemas[reference.split('/').at(-1) ?? '']?.properties ?? {},
    )
    const others = [...namesIn(operation, 'path'), ...namesIn(operation, 'query')]
    return others.filter((name) => body.includes(name)).map((name) => [operation.operationId, name])
  })
  expect(shared).toEqual([])
})
