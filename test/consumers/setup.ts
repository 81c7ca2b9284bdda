import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { keepBuild, removeOldBuilds } from '../../scripts/builds.ts'
import { fingerprint } from '../../scripts/fingerprint.ts'
import { PUBLISHED } from '../../scripts/build-packages.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the tarballs of the packages, as they would be published. */
    packed: string
  }
}

const root = dirname(dirname(import.meta.dirname))
/** The last tarballs, a folder each, named by the hash of what they were made of. */
const PACKED = join(root, 'node_modules/.cache/packed')
/** All that a package may be made of. */
const INPUTS = [
  'packages',
  'scripts',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'LICENSE',
  // The emulator has the reference Mini Program in it.
  ...['src', 'config', 'package.json', 'babel.config.cjs'].map((path) => `miniapp/${path}`),
]
const isInput = (file: string) =>
  !/\/node_modules\/|\.test\.tsx?$|\/(?:dist|miniprogram_dist)\//.test(file)

/** Packs the packages, unless nothing changed since they were packed. */
export default async function setup(project: TestProject): Promise<void> {
  // What `pnpm release` has packed is tried itself.
  project.provide('packed', process.env['FAHUO_PACKED'] || (await packAll()))
}

async function packAll(): Promise<string> {
  const packed = join(PACKED, await fingerprint(root, INPUTS, {}, isInput))
  if (existsSync(packed)) return packed
  await mkdir(PACKED, { recursive: true })
  await removeOldBuilds(PACKED, PACKED)
  const making = await mkdtemp(join(PACKED, 'dist-making-'))
  try {
    for (const name of Object.keys(PUBLISHED)) await pack(name, making)
    await keepBuild(making, packed)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  return packed
}

/** Packs one package; its `prepack` builds it. */
async function pack(name: string, folder: string): Promise<void> {
  const before = (await readdir(folder)).length
  await promisify(execFile)('npx', ['-y', 'pnpm', 'pack', '--pack-destination', folder], {
    cwd: join(root, 'packages', name),
  })
  if ((await readdir(folder)).length !== before + 1)
    throw new Error(`packages/${name} left no tarball`)
}
