/**
 * Runs before one of our packages is packed or published, and builds it. Only pnpm puts `publishConfig`
 * in the place of what serves the workspace, and versions in the place of `workspace:*`: what npm packs
 * cannot be installed. This file is JavaScript, since npm may run it by a Node without TypeScript.
 */
import { execFileSync } from 'node:child_process'
import { basename, join } from 'node:path'

const { env } = process
const chinese = /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')

if (!/\bpnpm\//.test(env['npm_config_user_agent'] ?? '')) {
  console.error(
    chinese
      ? '请用 pnpm 打包或发布：npx -y pnpm pack。npm 打出的包无法安装。'
      : 'Pack and publish with pnpm: npx -y pnpm pack. What npm packs cannot be installed.',
  )
  process.exit(1)
}
const build = join(import.meta.dirname, 'build-packages.ts')
execFileSync(process.execPath, [build, basename(process.cwd())], { stdio: ['ignore', 2, 2] })
