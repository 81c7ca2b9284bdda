import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PUBLISHED } from './build-packages.ts'
import { packedProblems, type Manifest } from './release-manifest.ts'
import { treeProblems } from './release-tree.ts'

describe('the tree of a release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fahuo-release-'))
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
    })
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
  }
  const commit = () => {
    git('add', '-A')
    git('commit', '-qm', 'More')
  }
  beforeAll(() => {
    git('init', '-q')
    for (const file of ['package.json', 'server/package.json', 'packages/client/package.json'])
      write(file, '{"version":"9.9.9"}')
    write('CHANGELOG.md', '# Changelog\n\n## 9.9.9\n')
    commit()
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is clean, has one version and its part of CHANGELOG.md', () => {
    expect(treeProblems(folder)).toEqual([])
    write('packages/client/new.ts', '')
    expect(treeProblems(folder)).toEqual([expect.stringContaining('packages/client/new.ts')])
    write('packages/client/package.json', '{"version":"9.9.8"}')
    commit()
    expect(treeProblems(folder)).toEqual([
      expect.stringContaining('packages/client/package.json 9.9.8'),
    ])
    write('packages/client/package.json', '{"version":"9.9.9"}')
    write('CHANGELOG.md', '# Changelog\n\n## 9.9.90\n')
    commit()
    expect(treeProblems(folder)).toEqual([expect.stringContaining('"## 9.9.9"')])
  })

  it('is not tagged elsewhere', () => {
    write('CHANGELOG.md', '# Changelog\n\n## 9.9.9\n')
    commit()
    git('tag', 'v9.9.9')
    expect(treeProblems(folder)).toEqual([])
    write('more.ts', '')
    commit()
    expect(treeProblems(folder)).toEqual([expect.stringContaining('v9.9.9')])
  })
})

describe('a packed package', () => {
  const packages = join(import.meta.dirname, '../packages')
  const files = ['LICENSE', 'README.md', 'README.zh-CN.md', 'dist/THIRD-PARTY-LICENSES.txt'].map(
    (file) => `package/${file}`,
  )
  const read = (name: string): Manifest =>
    JSON.parse(readFileSync(join(packages, name, 'package.json'), 'utf8')) as Manifest
  const repository = { type: 'git', url: 'git+https://example.com/f.git', directory: 'packages/x' }

  it.each(Object.keys(PUBLISHED))('%s says all that npm and provenance want', (name) => {
    const manifest: Manifest = { ...read(name), dependencies: {} }
    expect(packedProblems(manifest, files, false)).toEqual([])
    expect(packedProblems({ ...manifest, repository }, files, true)).toEqual([])
  })

  it('is refused without its licences, provenance, repository, or with the workspace in it', () => {
    const manifest = { ...read('emulator'), repository, dependencies: {} }
    const lacks = (what: Partial<Manifest>, has = files) =>
      packedProblems({ ...manifest, ...what }, has, true).map((one) => one.split(' ')[0])
    expect(lacks({}, files.slice(0, 3))).toEqual(['dist/THIRD-PARTY-LICENSES.txt'])
    expect(lacks({}, files.slice(1))).toEqual(['LICENSE'])
    expect(lacks({ publishConfig: { access: 'public' } })).toEqual(['publishConfig.provenance'])
    expect(lacks({ dependencies: { '@fahuo/wechat': 'workspace:*' } })).toEqual(['dependencies'])
    expect(lacks({ repository: { ...repository, url: '' } })).toEqual(['repository'])
  })
})
