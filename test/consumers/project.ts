import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'

export const run = promisify(execFile)
export const root = dirname(dirname(import.meta.dirname))

/** The tarball of one of our packages. */
export async function tarballOf(name: string): Promise<string> {
  const folder = inject('packed')
  const found = (await readdir(folder)).find((file) => file.startsWith(`fahuo-${name}-`))
  if (found === undefined) throw new Error(`${folder} has no tarball of ${name}`)
  return join(folder, found)
}

/** A fresh project outside the workspace, as somebody who installs our packages has it. */
export interface Project {
  folder: string
  write: (files: Record<string, string | object>) => Promise<void>
  /** Runs a program in the project. @throws with all that it printed */
  run: (program: string, args: string[], env?: Record<string, string>) => Promise<string>
  remove: () => Promise<void>
}

/** Creates an empty project. @param manifest fields of its package.json */
export async function createProject(manifest: object = {}): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-consumer-'))
  const project: Project = {
    folder,
    async write(files) {
      for (const [path, content] of Object.entries(files)) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        const text = typeof content === 'string' ? content : JSON.stringify(content, null, 2)
        await writeFile(join(folder, path), text)
      }
    },
    async run(program, args, env = {}) {
      const { stdout } = await run(program, args, {
        cwd: folder,
        env: { ...process.env, ...env },
        maxBuffer: 64 * 1024 * 1024,
      }).catch((error: Error & { stdout?: string; stderr?: string }) => {
        throw new Error(`${program} ${args.join(' ')}\n${error.stdout}${error.stderr}`, {
          cause: error,
        })
      })
      return stdout
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
  await project.write({
    'package.json': { name: 'shop', version: '1.0.0', private: true, ...manifest },
  })
  return project
}

const NO_REGISTRY = /E(?:NOTFOUND|AI_AGAIN|CONNREFUSED|TIMEDOUT|CONNRESET|NOTCACHED)|network/

/**
 * Installs our packages by npm, with what the project's package.json names. What npm has in its cache is
 * taken from there.
 */
export async function install(project: Project, ...packages: string[]): Promise<void> {
  const tarballs = await Promise.all(packages.map(tarballOf))
  const flags = ['--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts']
  try {
    await project.run('npm', ['install', ...flags, ...tarballs])
  } catch (error) {
    if (!NO_REGISTRY.test(String(error))) throw error
    throw new Error(
      'The npm registry cannot be reached, so that this consumer could not be installed. It says nothing about the packages: run it again with a network.',
      { cause: error },
    )
  }
}

/** Lays one of our packages into a project as npm does, with what it needs from the workspace: no registry. */
export async function lay(project: Project, name: string, needs: Record<string, string> = {}) {
  const modules = join(project.folder, 'node_modules')
  const there = join(modules, '@fahuo', name)
  await mkdir(there, { recursive: true })
  await run('tar', ['-xzf', await tarballOf(name), '-C', there, '--strip-components=1'])
  for (const [needed, path] of Object.entries(needs)) {
    await mkdir(dirname(join(modules, needed)), { recursive: true })
    await symlink(join(root, path), join(modules, needed))
  }
}
