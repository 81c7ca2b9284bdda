import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { startEmulator } from '@fahuo/emulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openMerchant } from './support/merchant.ts'
import { startPair, type Pair } from './support/server.ts'

const root = dirname(import.meta.dirname)
const run = promisify(execFile)
let folder: string

/** Packs @fahuo/wechat as npm would publish it, and lays it into a project that has none of ours. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fahuo-package-'))
  const wechat = join(root, 'packages/wechat')
  await run(process.execPath, [join(root, 'scripts/build-packages.ts')])
  // pnpm puts publishConfig in the place of what serves the workspace.
  await run('npx', ['-y', 'pnpm', 'pack', '--pack-destination', folder], { cwd: wechat })
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz')) ?? ''
  const there = join(folder, 'node_modules/@fahuo/wechat')
  await mkdir(there, { recursive: true })
  await run('tar', ['-xzf', join(folder, tarball), '-C', there, '--strip-components=1'])
  for (const name of ['zod', 'undici', 'fast-xml-parser'])
    await symlink(join(wechat, 'node_modules', name), join(folder, 'node_modules', name))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('serves a plain script, without TypeScript', async () => {
  const emulator = await startEmulator({ appid: 'wx00000000000000ab', secret: 'a-secret' })
  await writeFile(
    join(folder, 'script.mjs'),
    `import { createWechat, explain, WechatError } from '@fahuo/wechat'
     const wechat = createWechat({ appid: 'wx00000000000000ab', secret: 'a-secret', base_url: '${emulator.url}' })
     const { is_trade_managed } = await wechat.shipping.isTradeManaged({ appid: wechat.appid })
     const error = await wechat.shipping.getOrder({ transaction_id: '1' }).catch((thrown) => thrown)
     console.log(JSON.stringify([is_trade_managed, error instanceof WechatError, explain(error.errcode).kind]))
     await wechat.close()`,
  )
  const { stdout } = await run(process.execPath, ['--no-strip-types', 'script.mjs'], {
    cwd: folder,
  })
  expect(JSON.parse(stdout)).toEqual([true, true, 'wait'])
  await emulator.close()
})

it('holds JavaScript and types, no sources and no tests', async () => {
  const files = await readdir(join(folder, 'node_modules/@fahuo/wechat'), { recursive: true })
  expect(files).toContain('dist/index.js')
  expect(files).toContain('dist/index.d.ts')
  expect(files.filter((name) => /\.test\.|^src/.test(name))).toEqual([])
})

describe('@fahuo/client', () => {
  let project: string
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
    project = await mkdtemp(join(tmpdir(), 'fahuo-client-'))
    const packed = await mkdtemp(join(tmpdir(), 'fahuo-packed-'))
    await run('npx', ['-y', 'pnpm', 'pack', '--pack-destination', packed], {
      cwd: join(root, 'packages/client'),
    })
    const [tarball = ''] = await readdir(packed)
    await writeFile(join(project, 'package.json'), '{ "name": "shop", "type": "module" }')
    // It depends on nothing, so that a registry is not asked.
    const flags = ['--offline', '--no-audit', '--no-fund']
    await run('npm', ['install', ...flags, join(packed, tarball)], { cwd: project })
    await rm(packed, { recursive: true })
  }, 90_000)
  afterAll(async () => {
    await pair.stop()
    await rm(project, { recursive: true, force: true })
  })

  it('installs from its tarball in a fresh project, compiles there, and ships an order', async () => {
    const { transaction_id } = await openMerchant(() => pair).pay()
    await writeFile(
      join(project, 'ship.ts'),
      `import { createFahuo, FahuoError, type Schemas } from '@fahuo/client'
       const fahuo = createFahuo({ url: '${pair.url}', api_key: '${pair.api_key}' })
       const body: Schemas['ShipmentRequest'] = {
         order_key: { order_number_type: 2, transaction_id: '${transaction_id}' },
         logistics_type: 1,
         delivery_mode: 1,
         shipping_list: [{ tracking_no: 'YT8812345678910', express_company: 'YTO', item_desc: 'Tea' }],
       }
       let { shipment } = await fahuo.createShipment(body)
       while (shipment.state === 'queued' || shipment.state === 'sending' || shipment.state === 'verifying') {
         await new Promise((resolve) => setTimeout(resolve, 50))
         shipment = (await fahuo.readShipment({ id: shipment.id })).shipment
       }
       // @ts-expect-error the number of a parcel is not its name
       void (() => fahuo.listShipments({ waybill: 'YT8812345678910' }))
       const again = await fahuo.createShipment({ ...body, logistics_type: 2 }).catch((error: unknown) => error)
       console.log(JSON.stringify([shipment.state, again instanceof FahuoError && again.code]))`,
    )
    await writeFile(
      join(project, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          strict: true,
          target: 'es2022',
          module: 'nodenext',
          lib: ['es2022', 'dom'],
          types: [],
          outDir: 'built',
        },
        files: ['ship.ts'],
      }),
    )
    await run(join(root, 'node_modules/.bin/tsc'), ['-p', project]).catch(
      ({ stdout }: { stdout: string }) => {
        throw new Error(stdout)
      },
    )
    const { stdout } = await run(process.execPath, ['--no-strip-types', 'built/ship.js'], {
      cwd: project,
    })
    expect(JSON.parse(stdout)).toEqual(['shipped', 'already_shipped'])
  })

  it('holds JavaScript and types, and nothing that needs installing', async () => {
    const folder = join(project, 'node_modules/@fahuo/client')
    const files = await readdir(folder, { recursive: true })
    expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'README.md']))
    expect(files.filter((name) => /\.test\.|^src/.test(name))).toEqual([])
    const { dependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
      dependencies?: object
    }
    expect(dependencies ?? {}).toEqual({})
    // The types are many; what runs is small.
    const { size } = await stat(join(folder, 'dist/api.js'))
    expect(size).toBeLessThan(300)
  })
})
