import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeSettings } from '../../scripts/node-settings.ts'
import { sizes } from '../sizes.ts'
import { keepFigures } from '../support/figures.ts'
import { call, until } from '../support/http.ts'
import { openImporter, type Import } from '../support/importer.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startPair, type Pair } from '../support/server.ts'
import { workbook } from '../support/workbook.ts'

/** As many as a file may have, at full size. */
const LINES = sizes.memory_lines

const MOST_MB = 300

let pair: Pair
beforeAll(async () => {
  pair = await startPair()
})
afterAll(() => pair.stop())

/** Megabytes that a process has held at the most. */
async function mostMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1]) / 1024
}

describe(`a file of ${LINES} lines`, () => {
  it.runIf(process.platform === 'linux')(
    `is read and accepted in ${MOST_MB} MB, as .xlsx`,
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'fahuo-memory-'))
      const server = await startServerProcess({
        ...nodeSettings({}),
        ...pair.env,
        PORT: '0',
        DATABASE_URL: join(folder, 'fahuo.db'),
      })
      const { url } = server
      const merchant = <Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
        call<Answer>(method, url + path, { key: pair.api_key, body })
      const importer = openImporter(() => ({ ...pair, url, merchant }))
      const rows = Array.from({ length: LINES }, (_, at) => [
        `4200004${String(at + 1).padStart(21, '0')}`,
        'YTO',
        `YT${1e12 + at}`,
        '武夷山大红袍 250g x1',
      ])
      const sheet = [['微信支付单号', '快递公司', '快递单号', '商品信息'], ...rows]
      const { body } = await importer.postFile<{ import: Import }>(
        '/api/imports',
        workbook([{ name: '发货', rows: sheet }]),
      )
      const { id } = body.import
      await merchant('POST', `/api/imports/${id}/send`)
      const { rows: counts } = await until(
        () => importer.readImport(id),
        ({ state }) => state === 'sent',
        120_000,
      )
      expect(counts['accepted']).toBe(LINES)
      const most_mb = await mostMemory(Number(server.child.pid))
      keepFigures(`a file of ${LINES} lines`, { most_mb: Math.round(most_mb) })
      expect(most_mb).toBeLessThan(MOST_MB)
      await server.end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
    200_000,
  )
})
