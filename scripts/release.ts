/**
 * `pnpm release --dry-run`: all that a release needs, without publishing. A clean tree, one version
 * everywhere with its part of CHANGELOG.md, the tarballs of all published packages with what npm and
 * provenance want in them, and the consumers' tests on these very tarballs. Without `--dry-run` the
 * tarballs stay in dist-release/ and the commands that publish them are printed; nothing here publishes.
 * `--set VERSION [--repository URL]` writes both into all manifests instead, to be committed.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { PUBLISHED } from './build-packages.ts'
import { packedProblems, type Manifest } from './release-manifest.ts'
import { manifestsOf, readManifest, treeProblems } from './release-tree.ts'
import { words } from './words.ts'

const root = dirname(import.meta.dirname)
const folder = join(root, 'dist-release')
const names = Object.keys(PUBLISHED)

/** Writes version and repository where npm reads them. */
function set(version: string, repository: string | undefined): void {
  for (const file of manifestsOf(root)) {
    const manifest = { ...readManifest(root, file), version }
    const name = basename(dirname(file))
    if (repository !== undefined && names.includes(name))
      manifest.repository = {
        type: 'git',
        url: `git+${repository.replace(/(\.git)?$/, '.git')}`,
        directory: `packages/${name}`,
      }
    writeFileSync(join(root, file), `${JSON.stringify(manifest, null, 2)}\n`)
  }
}

/** Packs all published packages, each built anew by its `prepack`. @returns their tarballs */
function packAll(): string[] {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  for (const name of names) {
    console.log(words.packing(name))
    execFileSync('npx', ['-y', 'pnpm', 'pack', '--pack-destination', folder], {
      cwd: join(root, 'packages', name),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  return readdirSync(folder).map((file) => join(folder, file))
}

const tar = (...args: string[]) => execFileSync('tar', args, { encoding: 'utf8' })

function problemsOf(tarball: string, publishing: boolean): string[] {
  const files = tar('-tzf', tarball).trim().split('\n')
  const manifest = JSON.parse(tar('-xzOf', tarball, 'package/package.json')) as Manifest
  return packedProblems(manifest, files, publishing).map((one) => `${basename(tarball)}: ${one}`)
}

/** Installs the tarballs in projects of many kinds: the consumers' tests at their short size. */
function consumersPass(): boolean {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const { status } = spawnSync(process.execPath, [vitest, 'run', '--project', 'consumers'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FAHUO_PACKED: folder },
  })
  return status === 0
}

function release(dry: boolean): string[] {
  const tree = treeProblems(root)
  if (tree.length > 0) return tree
  const tarballs = packAll()
  const packed = tarballs.flatMap((tarball) => problemsOf(tarball, !dry))
  if (packed.length > 0) return packed
  if (!consumersPass()) return [words.consumers_failed]
  if (!dry) console.log(words.publish(tarballs, `v${readManifest(root, 'package.json').version}`))
  else if (tarballs.some((tarball) => problemsOf(tarball, true).length > 0))
    console.log(words.repository_missing)
  return []
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      'dry-run': { type: 'boolean', default: false },
      set: { type: 'string' },
      repository: { type: 'string' },
    },
  })
  if (values.set !== undefined) set(values.set, values.repository)
  else {
    const dry = values['dry-run']
    const problems = release(dry)
    for (const problem of problems) console.error(problem)
    if (dry) rmSync(folder, { recursive: true, force: true })
    if (problems.length === 0) console.log(dry ? words.release_ready : words.release_packed)
    else process.exitCode = 1
  }
}
