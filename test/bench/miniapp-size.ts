import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import type { Figure } from './figures.ts'

const root = dirname(dirname(import.meta.dirname))
const miniapp = join(root, 'miniapp')
const KB = 1024

/** The least that a Taro app of two pages can be. */
const page = (says: string) => `
import { Text, View } from '@tarojs/components'
export default function Page() {
  return <View><Text>${says}</Text></View>
}`

const EMPTY_APP = {
  'src/app.config.ts': `export default defineAppConfig({
    pages: ['pages/one/index', 'pages/two/index'],
    window: { navigationBarTitleText: 'Empty' },
  })`,
  'src/app.ts': 'export default function App({ children }) { return children }',
  'src/pages/one/index.tsx': page('one'),
  'src/pages/two/index.tsx': page('two'),
  'package.json': '{"name":"empty","private":true,"type":"module"}',
  'project.config.json': '{"miniprogramRoot":"dist/","appid":"touristappid"}',
}

/** As `taro init` writes it. */
const TARO_SETTINGS = {
  'config/index.ts': `export default {
    projectName: 'empty', designWidth: 750, sourceRoot: 'src', outputRoot: 'dist',
    framework: 'react', compiler: { type: 'webpack5', prebundle: { enable: false } },
    plugins: ['@tarojs/plugin-framework-react'],
  }`,
  'babel.config.cjs': `module.exports = {
    presets: [['taro', { framework: 'react', ts: true, compiler: 'webpack5' }]],
  }`,
}

/** The settings of our own app, whatever they are; without what only its sources need. */
const OUR_SETTINGS = {
  'config/index.ts': `import ours from ${JSON.stringify(join(miniapp, 'config/index.ts'))}
  export default { ...ours, outputRoot: 'dist', copy: undefined, plugins: ['@tarojs/plugin-framework-react'] }`,
  'babel.config.cjs': `module.exports = require(${JSON.stringify(join(miniapp, 'babel.config.cjs'))})`,
}

/** Bytes by file, as they would be uploaded: without the texts of licences and WeChat's project file. */
async function weigh(folder: string): Promise<Map<string, number>> {
  const bytes = new Map<string, number>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || /LICENSE\.txt$|^project\..*json$/.test(entry.name)) continue
    const path = join(entry.parentPath, entry.name)
    bytes.set(relative(folder, path).replaceAll(sep, '/'), (await stat(path)).size)
  }
  if (!bytes.has('app.js')) throw new Error(`${folder} holds no built Mini Program`)
  return bytes
}

async function buildEmpty(settings: Record<string, string>): Promise<Map<string, number>> {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-empty-'))
  try {
    for (const [file, text] of Object.entries({ ...EMPTY_APP, ...settings })) {
      await mkdir(dirname(join(folder, file)), { recursive: true })
      await writeFile(join(folder, file), text)
    }
    await symlink(join(miniapp, 'node_modules'), join(folder, 'node_modules'), 'dir')
    const taro = join(miniapp, 'node_modules/@tarojs/cli/bin/taro')
    await promisify(execFile)(process.execPath, [taro, 'build', '--type', 'weapp'], {
      cwd: folder,
      env: { ...process.env, NODE_ENV: 'production' },
    })
    return await weigh(join(folder, 'dist'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const total = (files: ReadonlyMap<string, number>) =>
  [...files.values()].reduce((sum, bytes) => sum + bytes, 0)

/** What the package weighs, against an empty app of Taro's that is built in the same run. */
export async function weighPackage(dist: string, say: (line: string) => void): Promise<Figure[]> {
  say('package: an empty app with our settings, and one with those of `taro init` …')
  const ours = await weigh(dist)
  const empty = await buildEmpty(OUR_SETTINGS)
  const usual = await buildEmpty(TARO_SETTINGS)
  const against = (
    what: string,
    value: number,
    baseline: { what: string; value: number },
  ): Figure => ({
    what,
    value: value / KB,
    unit: 'KB',
    baseline: { ...baseline, value: baseline.value / KB },
    ratio: value / baseline.value,
  })
  const files = [...ours]
    .map(([file, our]) => ({ file, our, its: empty.get(file) ?? 0 }))
    .toSorted((one, other) => other.our - one.our)
  const small = files.filter(({ our }) => our < KB)
  return [
    {
      ...against('package', total(ours), {
        what: "Taro's empty app of two pages, as `taro init` sets it up",
        value: total(usual),
      }),
      bar: { at_most: 1.1 },
    },
    // What is ours alone: our settings make an empty app smaller, too.
    against('package', total(ours), {
      what: 'the same empty app with our settings',
      value: total(empty),
    }),
    ...files
      .filter(({ our }) => our >= KB)
      .map(({ file, our, its }): Figure =>
        its === 0
          ? { what: `package: ${file}`, value: our / KB, unit: 'KB' }
          : against(`package: ${file}`, our, { what: 'empty app, our settings', value: its }),
      ),
    {
      what: `package: ${small.length} files below 1 KB`,
      value: small.reduce((sum, { our }) => sum + our, 0) / KB,
      unit: 'KB',
    },
  ]
}
