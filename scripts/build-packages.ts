/** `pnpm build [name …]`: makes JavaScript and types of the packages that are published, all or those named. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build, type InlineConfig, type Rolldown } from 'tsdown'
import { finishEmulator } from './package-emulator.ts'
import { packageCss } from './package-css.ts'
import { thirdPartyLicences } from './third-party.ts'
import { words } from './words.ts'

const root = dirname(import.meta.dirname)

interface Package {
  /** What a build leaves in the package's folder. */
  output: string[]
  builds: InlineConfig[]
  /** Makes what is not TypeScript. @returns what else of others is in the package: a file of each */
  finish?: (folder: string) => string[] | void
}

/** Our own packages that are not published are folded into the one that uses them. */
const FOLDED = [/^@fahuo\//]

const node = (target: string, format: ('esm' | 'cjs')[]): InlineConfig => ({
  entry: ['src/index.ts'],
  outDir: 'dist',
  platform: 'node',
  fixedExtension: false,
  target,
  format,
})

const kitCore = { index: 'src/core/index.ts' }
const kitAll = { ...kitCore, taro: 'src/taro.ts' }

export const PUBLISHED: Record<string, Package> = {
  wechat: { output: ['dist'], builds: [node('node22', ['esm', 'cjs'])] },
  client: {
    output: ['dist'],
    builds: [{ ...node('es2022', ['esm', 'cjs']), platform: 'neutral' }],
  },
  // All is in it, so that `npx` has nothing to install; esbuild makes the phone's page before it is packed.
  emulator: {
    output: ['dist'],
    builds: [
      {
        ...node('node22', ['esm']),
        entry: { index: 'src/index.ts', bin: 'src/bin.ts' },
        deps: { alwaysBundle: [/./], neverBundle: ['esbuild'] },
      },
    ],
    finish: finishEmulator,
  },
  'miniapp-kit': {
    output: ['dist', 'miniprogram_dist'],
    builds: [
      // In a folder named taro: Taro compiles whatever in node_modules has that in its path, for the
      // phones that the shop builds for.
      { entry: kitAll, outDir: 'dist/taro', format: 'esm', target: 'es2020' },
      // ES2017 needs base library 2.20.2 [WeChat's table of JavaScript support].
      { entry: kitAll, outDir: 'dist/cjs', format: 'cjs', target: 'es2017' },
      // What WeChat's 构建 npm copies as it is.
      {
        entry: kitCore,
        outDir: 'miniprogram_dist',
        format: 'cjs',
        target: 'es2015',
        outExtensions: () => ({ js: '.js' }),
        dts: false,
      },
    ],
    finish(folder) {
      const css = packageCss(join(folder, 'src/react/fahuo.css'))
      writeFileSync(join(folder, 'dist/fahuo.css'), css)
      // TypeScript 7 checks imports that are made for their effect only.
      writeFileSync(join(folder, 'dist/fahuo.css.d.cts'), 'export {}\n')
    },
  },
}

/** Builds one package. @returns the folders that it made @throws with what did not compile */
export async function buildPackage(name: string): Promise<string[]> {
  const { output, builds, finish } = PUBLISHED[name] ?? unknown(name)
  const folder = join(root, 'packages', name)
  for (const path of output) {
    rmSync(join(folder, path), { recursive: true, force: true })
    mkdirSync(join(folder, path))
  }
  const files = new Set<string>()
  for (const options of builds)
    await build({
      plugins: [namesOfFiles(files)],
      config: false,
      cwd: folder,
      platform: 'neutral',
      fixedExtension: false,
      tsconfig: 'tsconfig.build.json',
      dts: true,
      deps: { alwaysBundle: FOLDED },
      logLevel: 'error',
      ...options,
    })
  const more = finish?.(folder) ?? []
  const licences = thirdPartyLicences([...files, ...more])
  if (licences !== '') writeFileSync(join(folder, 'dist/THIRD-PARTY-LICENSES.txt'), licences)
  return output.map((path) => `packages/${name}/${path}`)
}

/** Notes the files that a bundle is made of. */
const namesOfFiles = (files: Set<string>): Rolldown.Plugin => ({
  name: 'names-of-files',
  generateBundle(_, bundle) {
    for (const output of Object.values(bundle))
      if (output.type === 'chunk') for (const file of output.moduleIds) files.add(file)
  },
})

function unknown(name: string): never {
  throw new Error(words.no_package(name, Object.keys(PUBLISHED).join(', ')))
}

if (import.meta.main) {
  const named = process.argv.slice(2)
  try {
    for (const name of named.length ? named : Object.keys(PUBLISHED))
      console.log(words.package_built(await buildPackage(name)))
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
