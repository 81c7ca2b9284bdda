import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { ended, hear } from './programs.ts'
import { refuseSecrets } from './secrets.ts'

const root = dirname(dirname(import.meta.dirname))

/** Starts the command line as a merchant does. */
export function startFahuo(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(root, 'server/src/cli/main.ts'), ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', LANG: 'C', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs it to its end; answers what it printed, and its exit code. */
export async function fahuo(args: string[], env: Record<string, string>) {
  const child = startFahuo(args, env)
  const output = hear(child)
  const code = await ended(child)
  refuseSecrets(
    output(),
    [env['WECHAT_SECRET'], env['WECHAT_PUSH_AES_KEY']].flatMap((one) => one ?? []),
  )
  return { code, output: output() }
}
