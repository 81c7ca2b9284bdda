import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createProject, lay, root, type Project } from './project.ts'

const compilers = {
  '4.9': join(root, 'test/node_modules/typescript-4/bin/tsc'),
  '5.9': join(root, 'test/node_modules/typescript-5/bin/tsc'),
  '7': join(root, 'node_modules/typescript/bin/tsc'),
}

/** Everything that a shop may have set; the strictest of it in the last two corners. */
const corners = [
  ['4.9', 'node, not strict', 'commonjs', { module: 'commonjs', moduleResolution: 'node' }],
  ['4.9', 'node, strict', 'commonjs', { module: 'esnext', moduleResolution: 'node', strict: true }],
  ['5.9', 'node16 from CommonJS', 'commonjs', { module: 'node16', strict: true }],
  [
    '5.9',
    'node16 from ESM',
    'module',
    { module: 'node16', strict: true, exactOptionalPropertyTypes: true },
  ],
  ['5.9', 'bundler, not strict', 'module', { module: 'esnext', moduleResolution: 'bundler' }],
  [
    '7',
    'bundler',
    'module',
    {
      module: 'esnext',
      moduleResolution: 'bundler',
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
    },
  ],
] as const

const core = `
  import { canConfirmReceipt, confirmReceipt, createBuyerApi, errorCode, readJumpQuery, textsFor, wxEnv } from '@fahuo/miniapp-kit'
  import type { BuyerOrder, OrderExtras, Parcel } from '@fahuo/miniapp-kit'

  const env = wxEnv(wx)
  const api = createBuyerApi({ baseUrl: 'https://fahuo.example.com', ...env })
  export async function open(options: Record<string, string>): Promise<string> {
    const query = readJumpQuery(options)
    if (!query) return textsFor('en').myOrders
    try {
      const order: BuyerOrder = await api.lookup(query)
      const parcels: Parcel[] = order.shipping ? order.shipping.shipping_list : []
      const extras: OrderExtras | undefined = order.extras
      const amount: number = order.paid_amount
      if (canConfirmReceipt(order)) await confirmReceipt(order, env)
      return parcels.map((parcel) => parcel.tracking_no.trim()).join() + amount + (extras ? extras.pickup_code : '')
    } catch (error) {
      return errorCode(error)
    }
  }
  // @ts-expect-error an order has no such field: the types are there, and not any
  export const wrong = (order: BuyerOrder) => order.waybill
`

const taro = `
  import { FahuoProvider, OrderDetail, OrderList, useOrderFromMessage } from '@fahuo/miniapp-kit/taro'
  import type { BuyerOrder } from '@fahuo/miniapp-kit'
  import '@fahuo/miniapp-kit/fahuo.css'

  export function Page() {
    const { order } = useOrderFromMessage()
    if (!order) return <OrderList onOpen={({ transaction_id }) => transaction_id.trim()} />
    const same: BuyerOrder = order
    return <OrderDetail order={same} onConfirmed={(confirmed) => confirmed.order_state} />
  }
  export const App = () => <FahuoProvider baseUrl="https://fahuo.example.com"><Page /></FahuoProvider>
  // @ts-expect-error the address is missing
  export const wrong = <FahuoProvider />
`

const wechat = `
  import { createWechat, ERRCODE, explain } from '@fahuo/wechat'
  const wechat = createWechat({ appid: 'wx', secret: 's' })
  export const state: Promise<number> = wechat.shipping.getOrder({ transaction_id: '1' }).then(({ order }) => order.order_state)
  export const kind: string = explain(ERRCODE.PAYMENT_UNKNOWN).kind
  // @ts-expect-error a misnamed field does not compile
  wechat.shipping.getOrder({ mchid: '1' })
`

const client = `
  import { createFahuo, FahuoError, type Schemas } from '@fahuo/client'
  const fahuo = createFahuo({ url: 'https://fahuo.example.com', api_key: 'k' })
  export const shipment: Promise<Schemas['Shipment']> = fahuo.readShipment({ id: 'x' }).then((read) => read.shipment)
  export const code = (error: unknown) => error instanceof FahuoError && error.code
  // @ts-expect-error the number of a parcel is not its name
  fahuo.listShipments({ waybill: 'YT1' })
`

/** zod's own types, which @fahuo/wechat's are made of, need TypeScript 5.5. */
const filesOf = (version: string) =>
  version === '4.9'
    ? ['core.ts', 'taro.tsx', 'client.ts']
    : ['core.ts', 'taro.tsx', 'client.ts', 'wechat.ts']

const kit = 'packages/miniapp-kit/node_modules'

/** A project of its own for each compiler, so that they work beside each other. */
async function openProject(): Promise<Project> {
  const project = await createProject()
  await lay(project, 'miniapp-kit', {
    'miniprogram-api-typings': `${kit}/miniprogram-api-typings`,
    react: `${kit}/react`,
    '@types/react': `${kit}/@types/react`,
    '@types/node': 'node_modules/@types/node',
    '@tarojs/taro': `${kit}/@tarojs/taro`,
    '@tarojs/components': `${kit}/@tarojs/components`,
  })
  await lay(project, 'client')
  await lay(project, 'wechat', {
    zod: 'packages/wechat/node_modules/zod',
    undici: 'packages/wechat/node_modules/undici',
  })
  await project.write({
    'core.ts': core,
    'taro.tsx': taro,
    'client.ts': client,
    'wechat.ts': wechat,
  })
  return project
}

/** Returns what the compiler says of the project's files and of our types. */
async function compile(
  version: keyof typeof compilers,
  type: string,
  settings: object,
  files: string[],
) {
  const project = await openProject()
  await project.write({
    'package.json': { name: 'shop', private: true, type },
    'tsconfig.json': {
      compilerOptions: {
        target: 'es2020',
        jsx: 'react-jsx',
        noEmit: true,
        skipDefaultLibCheck: true,
        ...settings,
      },
      files,
    },
  })
  const output = await project
    .run(process.execPath, [compilers[version], '-p', '.', '--pretty', 'false'])
    .catch((error: Error) => error.message)
    .finally(() => project.remove())
  // Declaration files are checked, too; what other packages' say is theirs.
  return output
    .split('\n')
    .filter((line) => /error TS/.test(line) && !/^\S*node_modules\/(?!@fahuo)/.test(line))
}

it.concurrent.each(corners)(
  'all packages compile with TypeScript %s, %s',
  async (version, _, type, settings) => {
    const lib = ['es2022', 'dom']
    const types = ['miniprogram-api-typings', 'node']
    expect(await compile(version, type, { ...settings, lib, types }, filesOf(version))).toEqual([])
  },
)

it.concurrent.each(corners.filter(([, , , settings]) => 'strict' in settings))(
  'the core compiles in a native Mini Program with TypeScript %s, %s, which has no DOM and no Node',
  async (version, _, type, settings) => {
    const without = { ...settings, lib: ['es2017'], types: ['miniprogram-api-typings'] }
    expect(await compile(version, type, without, ['core.ts'])).toEqual([])
  },
)
