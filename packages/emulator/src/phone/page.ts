/** The files of the phone's page: made from the sources in the workspace, made already in the package. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const here = import.meta.dirname
/** In the package this code is in dist, and what `pack.ts` has made is in dist/phone. */
const packed = join(here, 'phone')

/** The style sheet's parts, in their order: the later ones may change the earlier. */
const STYLES = [
  'base',
  'device',
  'chat',
  'pages',
  'sheets',
  'panel',
  'orders',
  'ship',
  'logs',
  'narrow',
] as const

/** What the page is made of, by file name. */
export const PAGE_FILES = {
  'phone.html': () => readFile(join(here, 'phone.html'), 'utf8'),
  'phone.css': async () => {
    const sheets = STYLES.map((name) => readFile(join(here, 'styles', `${name}.css`), 'utf8'))
    return (await Promise.all(sheets)).join('\n')
  },
  'phone.js': async () => (await bundleScript()).text,
}

/** Returns one of the page's files. */
export async function pageFile(name: keyof typeof PAGE_FILES): Promise<string> {
  return existsSync(packed) ? readFile(join(packed, name), 'utf8') : PAGE_FILES[name]()
}

/** The pictures of what the demo's shop sells. */
export const GOODS = join(existsSync(packed) ? packed : here, 'goods')

/** Returns a picture of the demo's shop, an SVG; undefined: there is none of this name. */
export async function goodsPicture(name: string): Promise<Buffer | undefined> {
  if (!/^[a-z-]+\.svg$/.test(name)) return undefined
  return readFile(join(GOODS, name)).catch(() => undefined)
}

/** Bundles the page's script. @returns it, and the files that it is made of */
export async function bundleScript(): Promise<{ text: string; files: string[] }> {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    absWorkingDir: here,
    entryPoints: [join(here, 'phone.ts')],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'silent',
  })
  const files = Object.keys(metafile.inputs).map((file) => join(here, file))
  return { text: outputFiles[0]?.text ?? '', files }
}

/**
 * The Mini Program of the package, built for this address: the phone puts the merchant's server in its
 * place.
 */
export const PACKED_SERVER_URL = 'https://fahuo-server.invalid'
export const PACKED_MINIAPP = join(here, 'miniapp')
