/**
 * Files that are made to fill a server, or are far too large: a real process with the limits of its heap
 * that `pnpm start` and the image have answers each in words, and goes on.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeSettings } from '../../scripts/node-settings.ts'
import { sizes } from '../sizes.ts'
import { startServerProcess } from '../support/server-process.ts'
import { startPair, type Pair } from '../support/server.ts'
import { workbook } from '../support/workbook.ts'

const MB = 2 ** 20

/** Most memory of the whole process at any time, MB; at rest it is below 200. */
const MOST_MB = 640

const HEADINGS = ['微信支付单号', '快递公司', '快递单号', '商品信息']
const rowsOf = (count: number) => [
  HEADINGS,
  ...Array.from({ length: count }, (_, at) => [
    `4200004${String(at + 1).padStart(21, '0')}`,
    'YTO',
    `YT${1e12 + at}`,
    '武夷山大红袍 250g x1',
  ]),
]
const csv = (count: number) =>
  Buffer.from(
    rowsOf(count)
      .map((row) => row.join(','))
      .join('\n'),
  )

const SHEET = 'xl/worksheets/sheet1.xml'
const STRINGS = 'xl/sharedStrings.xml'
const ONE_CELL = '<worksheet><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'
const zip = (files: Record<string, string | Uint8Array>, more?: Zippable) =>
  Buffer.from(
    zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      ...Object.fromEntries(
        Object.entries(files).map(([name, text]) => [
          name,
          typeof text === 'string' ? strToU8(text) : text,
        ]),
      ),
      ...more,
    }),
  )
const filled = (mb: number, character: string) => Buffer.alloc(mb * MB, character)

/** Headers that say a sheet of 400 MB has 1,000 bytes, in both of the archive's lists. */
function lying(): Buffer {
  const bytes = zip({ [SHEET]: filled(400, ' ') })
  for (const [signature, size, length, name] of [
    [0x04034b50, 22, 26, 30],
    [0x02014b50, 24, 28, 46],
  ] as const)
    for (let at = 0; at + 4 < bytes.length; at += 1) {
      if (bytes.readUInt32LE(at) !== signature) continue
      const end = at + name + bytes.readUInt16LE(at + length)
      if (bytes.toString('latin1', at + name, end) === SHEET) bytes.writeUInt32LE(1_000, at + size)
    }
  return bytes
}

type Case = [what: string, make: () => Buffer, status: number, says: string]

/** One of each kind. */
const FEW: Case[] = [
  ['100,000 lines of CSV', () => csv(100_000), 413, 'more than 10,000 lines'],
  ['a sheet of 400 MB in 400 KB', () => zip({ [SHEET]: filled(400, ' ') }), 413, 'more than 50 MB'],
  ['a sheet whose size is a lie', lying, 400, 'The workbook cannot be read'],
  [
    'archives in an archive',
    () => {
      const inner = zip({ [SHEET]: filled(50, ' ') })
      return Buffer.from(zipSync({ 'inner.zip': inner, 'xl/b.zip': inner }))
    },
    400,
    'a zip archive, not a workbook',
  ],
  [
    'entities that grow',
    () => {
      const entity = (name: string, text: string) => `<!ENTITY ${name} "${text.repeat(1_000)}">`
      const types = `${entity('a', 'x')}${entity('b', '&a;')}${entity('c', '&b;')}`
      return zip({
        [STRINGS]: `<!DOCTYPE x [${types}]><sst><si><t>&c;</t></si></sst>`,
        [SHEET]: ONE_CELL,
      })
    },
    400,
    'The workbook cannot be read',
  ],
  ['a quote that is never closed', () => Buffer.from(`"${'x'.repeat(19e6)}`), 400, 'No headings'],
  [
    'six million objects of JSON',
    () => Buffer.from(`[${'{},'.repeat(6e6)}{}]`),
    413,
    '10,000 lines',
  ],
]

/** More of each kind, which take longer. */
const MANY: Case[] = [
  ['300,000 lines of CSV', () => csv(300_000).subarray(0, 19.9 * MB), 413, '10,000 lines'],
  [
    '100,000 lines of .xlsx',
    () => workbook([{ name: 'A', rows: rowsOf(100_000) }]),
    413,
    '10,000 lines',
  ],
  ['a sheet of blanks', () => zip({ [SHEET]: filled(49, ' ') }), 400, 'cannot be read'],
  ['a sheet of <', () => zip({ [SHEET]: filled(49, '<') }), 400, 'cannot be read'],
  ['tags in tags', () => zip({ [SHEET]: '<a>'.repeat(8_000_000) }), 400, 'cannot be read'],
  [
    '1,800,000 rows of one cell',
    () =>
      zip({
        [SHEET]: `<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(1_800_000)}</sheetData></worksheet>`,
      }),
    413,
    '10,000 lines',
  ],
  [
    '2,800,000 texts that no cell has',
    () =>
      zip({ [STRINGS]: `<sst>${'<si><t>0</t></si>'.repeat(2_800_000)}</sst>`, [SHEET]: ONE_CELL }),
    400,
    '',
  ],
  [
    'one text of 48 MB',
    () => zip({ [STRINGS]: `<sst><si><t>${'0'.repeat(48e6)}</t></si></sst>`, [SHEET]: ONE_CELL }),
    400,
    '',
  ],
  [
    '60,000 files in an archive',
    () =>
      zip(
        {},
        Object.fromEntries(
          Array.from({ length: 60_000 }, (_, at) => [`xl/w${at}.xml`, new Uint8Array()]),
        ),
      ),
    400,
    '',
  ],
  ['one line of ten million cells', () => Buffer.alloc(19 * MB, 'x,'), 400, ''],
  ['nine million quotes', () => Buffer.from(`a,b\n${'""'.repeat(9e6)}`), 400, ''],
  ['lists in lists', () => Buffer.from('['.repeat(19e6)), 400, ''],
]

interface Answer {
  import?: { id: string; state: string }
  error?: { code: string; message: string; remedy: string }
}

describe('a server that is sent a file', () => {
  let pair: Pair
  let folder: string
  let server: Awaited<ReturnType<typeof startServerProcess>>
  beforeAll(async () => {
    pair = await startPair()
    folder = await mkdtemp(join(tmpdir(), 'fahuo-hostile-'))
    server = await startServerProcess({
      ...nodeSettings({}),
      ...pair.env,
      PORT: '0',
      DATABASE_URL: join(folder, 'fahuo.db'),
    })
  })
  afterAll(async () => {
    await server.end('SIGTERM')
    await pair.stop()
    await rm(folder, { recursive: true })
  })

  const headers = () => ({
    authorization: `Bearer ${pair.api_key}`,
    'content-type': 'application/octet-stream',
  })
  const post = async (bytes: Buffer) => {
    const sent = { method: 'POST', headers: headers(), body: new Uint8Array(bytes) }
    const answer = await fetch(`${server.url}/api/imports`, sent)
    return { status: answer.status, body: (await answer.json()) as Answer }
  }
  const imports = async () => {
    const answer = await fetch(`${server.url}/api/imports`, { headers: headers() })
    return ((await answer.json()) as { imports: unknown[] }).imports.length
  }
  /** Only Linux tells. */
  const mostMb = async () => {
    const status = await readFile(`/proc/${server.child.pid}/status`, 'utf8').catch(() => '')
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024
  }
  const isUnharmed = async (before: number) => {
    expect(await imports()).toBe(before)
    expect(await mostMb()).toBeLessThan(MOST_MB)
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  }

  it.each(sizes.hostile_files === 'many' ? [...FEW, ...MANY] : FEW)(
    'refuses %s in words, and goes on',
    { timeout: 120_000 },
    async (_, make, status, says) => {
      const before = await imports()
      const answer = await post(make())
      expect([answer.status, answer.body.error?.code]).toEqual([
        status,
        status === 413 ? 'file_too_large' : 'invalid',
      ])
      expect(answer.body.error?.message).toContain(says)
      expect(answer.body.error?.remedy).not.toBe('')
      await isUnharmed(before)
    },
  )

  it.each([true, false])('refuses 200 MB (its length said: %s)', async (said) => {
    const before = await imports()
    const status = await new Promise<number | string>((resolve) => {
      const sending = request(
        `${server.url}/api/imports`,
        {
          method: 'POST',
          headers: { ...headers(), ...(said && { 'content-length': 200 * MB }) },
        },
        (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode ?? 0))
        },
      )
      // A connection that is closed in the middle is a refusal, too.
      sending.on('error', (error) => resolve(error.message))
      const piece = Buffer.alloc(MB, 'x')
      let sent = 0
      const go = () => {
        while (sent < 200) {
          sent += 1
          if (!sending.write(piece)) return void sending.once('drain', go)
        }
        sending.end()
      }
      go()
    })
    expect([413, 'write EPIPE', 'read ECONNRESET', 'write ECONNRESET']).toContain(status)
    await isUnharmed(before)
  })

  it('keeps nothing of a file whose sender is gone, and takes the next one', async () => {
    const before = await imports()
    const leaving = new AbortController()
    const bytes = new Uint8Array(csv(9_000))
    const sending = fetch(`${server.url}/api/imports`, {
      method: 'POST',
      headers: headers(),
      body: new ReadableStream({
        start(stream) {
          stream.enqueue(bytes.subarray(0, bytes.length / 2))
        },
      }),
      duplex: 'half',
      signal: leaving.signal,
    } as RequestInit)
    setTimeout(() => leaving.abort(), 300)
    await expect(sending).rejects.toThrow('aborted')
    await isUnharmed(before)
    const { status, body } = await post(csv(20))
    expect([status, body.import?.state]).toEqual([202, 'ready'])
    expect(await imports()).toBe(before + 1)
  })
})
