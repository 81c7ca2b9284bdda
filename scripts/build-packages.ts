/** `pnpm build`: makes JavaScript and types of the packages that are published, ready for npm pack. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'

const root = dirname(import.meta.dirname)
const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'tsconfig.build.json')),
)

for (const name of packages) {
  const folder = join(root, 'packages', name)
  rmSync(join(folder, 'dist'), { recursive: true, force: true })
  try {
    execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.build.json'], {
      cwd: folder,
      stdio: 'pipe',
      encoding: 'utf8',
    })
  } catch (error) {
    console.error((error as { stdout: string }).stdout)
    console.error(`packages/${name} did not build; mend the types named above.`)
    process.exit(1)
  }
  console.log(`Built packages/${name}/dist`)
}
