/** Whether the tree is one that a release can be made of. */
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from './release-manifest.ts'
import { words } from './words.ts'

/** All manifests of the workspace, the root's first. */
export const manifestsOf = (root: string): string[] => [
  'package.json',
  ...globSync(['{server,miniapp,test}/package.json', 'packages/*/package.json'], { cwd: root }),
]

export const readManifest = (root: string, file: string): Manifest =>
  JSON.parse(readFileSync(join(root, file), 'utf8')) as Manifest

/** Returns what is wrong, in words: changes, versions that differ, no part of CHANGELOG.md, a tag that is taken. */
export function treeProblems(root: string): string[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  const changed = git('status', '--porcelain')
  const versions = manifestsOf(root).map((file) => [file, readManifest(root, file).version])
  const [, version = ''] = versions[0] ?? []
  const others = versions.filter(([, one]) => one !== version).map((one) => one.join(' '))
  const changelog = readFileSync(join(root, 'CHANGELOG.md'), 'utf8')
  const tag = `v${version}`
  const tagged = git('tag', '--list', tag) === '' ? null : git('rev-list', '-1', tag)
  return [
    ...(changed === '' ? [] : [words.tree_dirty(changed)]),
    ...(others.length === 0 ? [] : [words.versions_differ(version, others.join(', '))]),
    ...(changelog.includes(`\n## ${version}\n`) ? [] : [words.no_changelog(version)]),
    ...(tagged === null || tagged === git('rev-parse', 'HEAD') ? [] : [words.tag_taken(tag)]),
  ]
}
