import { execFile } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'

/** Runs a command. @returns what it printed @throws with what it printed */
export async function run(
  command: string,
  args: string[],
  options: { cwd?: string; input?: string } = {},
): Promise<string> {
  const running = promisify(execFile)(command, args, {
    cwd: options.cwd,
    maxBuffer: 64 * 1024 * 1024,
  })
  running.child.stdin?.end(options.input)
  const { stdout } = await running.catch((error: { stdout?: string; stderr?: string }) => {
    const said = `${error.stdout ?? ''}${error.stderr ?? ''}`.trim().split('\n').slice(-30)
    throw new Error(`${command} ${args.slice(0, 3).join(' ')} … failed:\n${said.join('\n')}`, {
      cause: error,
    })
  })
  return stdout.trim()
}

export const docker = (...args: string[]) => run('docker', args)

/**
 * What is missing on this machine, in words; nothing when an engine is at hand.
 * @param standIns images are made here, of Debian's packages
 */
export async function missing(standIns: boolean): Promise<string[]> {
  const probes: [string, string, string[]][] = [
    ['an engine: `docker version` must reach one', 'docker', ['version']],
    ['Docker Compose, version 2: `docker compose version`', 'docker', ['compose', 'version']],
    ['debootstrap, for stand-ins: `apt-get install debootstrap`', 'debootstrap', ['--version']],
  ]
  const found = await Promise.all(
    probes.slice(0, standIns ? 3 : 2).map(async ([what, program, args]) =>
      run(program, args).then(
        () => [],
        () => [what],
      ),
    ),
  )
  return found.flat()
}

export interface ContainerState {
  Status: string
  ExitCode: number
  Health?: { Status: string }
}

export const stateOf = async (container: string) =>
  JSON.parse(await docker('inspect', '--format', '{{json .State}}', container)) as ContainerState

/** Waits for the container's own health check. @returns seconds @throws with its log */
export async function healthy(container: string): Promise<number> {
  const started = performance.now()
  for (;;) {
    const state = await stateOf(container)
    if (state.Health?.Status === 'healthy') return secondsSince(started)
    if (state.Status === 'exited' || performance.now() - started > 60_000)
      throw new Error(`${container} is not healthy:\n${await docker('logs', container)}`)
    await wait(100)
  }
}

export const secondsSince = (moment: number) => Math.round((performance.now() - moment) / 100) / 10
