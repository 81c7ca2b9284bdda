import { cp, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createProject, install, root, type Project } from '../project.ts'
import { walkShop } from '../walk.ts'

const example = join(root, 'packages/miniapp-kit/examples/taro')

interface Manifest {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}

/** The example's package.json with another Taro, and another runner where one is named. */
async function manifestFor(taro: string, builders: Record<string, string>): Promise<Manifest> {
  const example_manifest = JSON.parse(
    await readFile(join(example, 'package.json'), 'utf8'),
  ) as Manifest
  const ofTaro = (packages: Record<string, string>) =>
    Object.fromEntries(
      Object.entries(packages)
        .filter(([name]) => !/webpack|@fahuo/.test(name))
        .map(([name, version]) => [name, version === '4.2.1' ? taro : version]),
    )
  return {
    dependencies: ofTaro(example_manifest.dependencies),
    devDependencies: { ...ofTaro(example_manifest.devDependencies), ...builders },
  }
}

async function bytesOf(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(files.map((file) => stat(join(folder, file))))
  return sizes.reduce((sum, { size }, at) => sum + (files[at]?.endsWith('.js') ? size : 0), 0)
}

let project: Project
afterEach(() => project.remove())

describe.each([
  [
    'Taro 4.2, webpack 5',
    '4.2.1',
    'webpack5',
    { '@tarojs/webpack5-runner': '4.2.1', webpack: '5.91.0' },
  ],
  [
    'Taro 4.2, vite',
    '4.2.1',
    'vite',
    {
      '@tarojs/vite-runner': '4.2.0',
      '@vitejs/plugin-react': '4.3.4',
      vite: '4.5.14',
      terser: '5.44.0',
    },
  ],
  ['Taro 3.6', '3.6.40', 'webpack5', { '@tarojs/webpack5-runner': '3.6.40', webpack: '5.78.0' }],
] as const)('the Taro example with %s', (name, taro, compiler, builders) => {
  it('builds from tarballs, and a buyer confirms a receipt in it', async () => {
    project = await createProject()
    await cp(example, project.folder, { recursive: true })
    const use = async (file: string) => {
      const text = await readFile(join(project.folder, file), 'utf8')
      return { [file]: text.replace("'webpack5'", `'${compiler}'`) }
    }
    await project.write({
      'package.json': await manifestFor(taro, builders),
      ...(await use('config/index.js')),
      ...(await use('babel.config.js')),
    })
    await install(project, 'miniapp-kit')
    const build = () =>
      project.run(
        process.execPath,
        ['node_modules/@tarojs/cli/bin/taro', 'build', '--type', 'weapp'],
        { NODE_ENV: 'production' },
      )
    await build()
    const dist = join(project.folder, 'dist')
    await walkShop(dist, ['我买过的', '武夷山大红袍 250g x1'], '订单编号')
    const sheets = (await readdir(dist)).filter((file) => file.endsWith('.wxss'))
    const texts = await Promise.all(sheets.map((file) => readFile(join(dist, file), 'utf8')))
    const styles = texts.join('\n')
    // The shop's sizes are converted, the kit's are not, and the shop's colour stays.
    expect(styles).toMatch(/\.shelf\s*\{\s*padding:\s*24rpx/)
    expect(styles).toMatch(/\.fahuo[^{]*\{[^}]*\d+px/i)
    expect(styles.match(/\.fahuo[^{}]*\{[^}]*rpx/i)).toBeNull()
    expect(styles).toMatch(/--fahuo-brand:\s*#8a3b12/)

    const whole = await bytesOf(dist)
    await project.write({
      'src/app.config.ts': "export default { pages: ['pages/home/index'] }",
      'src/app.tsx': 'export default ({ children }) => children',
    })
    await build()
    const empty = await bytesOf(dist)
    console.log(
      `${name}: ${empty} bytes of JavaScript without the kit, ${whole - empty} more with it`,
    )
    expect(whole - empty).toBeLessThan(150_000)
  })
})
