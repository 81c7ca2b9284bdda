import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openMerchant } from '../support/merchant.ts'
import { startPair, type Pair } from '../support/server.ts'
import { createProject, install, root, type Project } from './project.ts'

let project: Project
let pair: Pair
beforeAll(async () => {
  pair = await startPair()
  project = await createProject({ type: 'module' })
  // It depends on nothing, so that a registry is not asked.
  await install(project, 'client')
})
afterAll(async () => {
  await pair.stop()
  await project.remove()
})

it('installs from its tarball in a fresh project, compiles there, and ships an order', async () => {
  const { transaction_id } = await openMerchant(() => pair).pay()
  await project.write({
    'ship.ts': `import { createFahuo, FahuoError, type Schemas } from '@fahuo/client'
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
    'tsconfig.json': {
      compilerOptions: {
        strict: true,
        target: 'es2022',
        module: 'nodenext',
        lib: ['es2022', 'dom'],
        types: [],
        outDir: 'built',
      },
      files: ['ship.ts'],
    },
  })
  await project.run(join(root, 'node_modules/.bin/tsc'), ['-p', '.'])
  const output = await project.run(process.execPath, ['--no-strip-types', 'built/ship.js'])
  expect(JSON.parse(output)).toEqual(['shipped', 'already_shipped'])
})

it('holds JavaScript, types and a licence, and nothing that needs installing', async () => {
  const folder = join(project.folder, 'node_modules/@fahuo/client')
  const files = await readdir(folder, { recursive: true })
  expect(files).toEqual(expect.arrayContaining(['dist/index.js', 'dist/index.d.ts', 'LICENSE']))
  expect(files.filter((name) => /\.test\.|^src/.test(name))).toEqual([])
  const { dependencies } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    dependencies?: object
  }
  expect(dependencies ?? {}).toEqual({})
  // The types are many; what runs is small.
  const { size } = await stat(join(folder, 'dist/index.js'))
  expect(size).toBeLessThan(28_000)
})
