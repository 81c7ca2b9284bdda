/** What a packed package must say of itself before it may be published. */
import { words } from './words.ts'

export interface Manifest {
  name: string
  version: string
  private?: boolean
  license?: string
  description?: string
  engines?: { node?: string }
  files?: string[]
  repository?: { type: string; url: string; directory: string }
  publishConfig?: { access?: string; provenance?: boolean }
  dependencies?: Record<string, string>
}

/** Packages whose bundles hold code of others; their licences go with it. */
const BUNDLED = new Set(['@fahuo/emulator'])

/**
 * @param files of the tarball, each with `package/` before it
 * @param publishing the repository must be named, since provenance is checked against it
 */
export function packedProblems(manifest: Manifest, files: string[], publishing: boolean): string[] {
  const { publishConfig, engines, dependencies = {} } = manifest
  const has = (file: string) => files.includes(`package/${file}`)
  const rules: [boolean, string][] = [
    [manifest.private !== true, 'private'],
    [manifest.license === 'MIT', 'license'],
    [Boolean(manifest.description), 'description'],
    [Boolean(engines?.node), 'engines.node'],
    [Boolean(manifest.files?.length), 'files'],
    [publishConfig?.access === 'public', 'publishConfig.access'],
    [publishConfig?.provenance === true, 'publishConfig.provenance'],
    [!Object.values(dependencies).some((one) => one.startsWith('workspace:')), 'dependencies'],
    [has('LICENSE'), 'LICENSE'],
    [has('README.md'), 'README.md'],
    [has('README.zh-CN.md'), 'README.zh-CN.md'],
    [
      !BUNDLED.has(manifest.name) || has('dist/THIRD-PARTY-LICENSES.txt'),
      'dist/THIRD-PARTY-LICENSES.txt',
    ],
    [!publishing || Boolean(manifest.repository?.url), 'repository'],
  ]
  return rules.filter(([kept]) => !kept).map(([, what]) => words.packed_lacks(what))
}
