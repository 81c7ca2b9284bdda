import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fingerprint } from './fingerprint.ts'

const BUILDS_KEPT = 8
const HOUR_MS = 3_600_000

/** Gives a whole build its name, unless another run was quicker. */
export async function keepBuild(folder: string, build: string): Promise<void> {
  await mkdir(dirname(build), { recursive: true })
  await rename(folder, build).catch((error: unknown) => {
    if (!existsSync(build)) throw error
  })
}

/** Copies a build to where it is wanted, unless exactly this is there. */
export async function publishBuild(build: string, folder: string): Promise<void> {
  const now = new Date()
  await utimes(build, now, now)
  const [wanted, there] = await Promise.all([fingerprint(build, ['.']), fingerprint(folder, ['.'])])
  if (wanted === there) return
  const next = await mkdtemp(`${folder}-making-`)
  try {
    await cp(build, next, { recursive: true })
    await rm(folder, { recursive: true, force: true })
    await rename(next, folder)
  } finally {
    await rm(next, { recursive: true, force: true })
  }
}

/** Takes a build's name away before its files: half of a build must not look like one. */
export async function removeBuild(build: string): Promise<void> {
  const removing = `${build}-removing`
  await rename(build, removing).catch(() => {})
  await rm(removing, { recursive: true, force: true })
}

/** Removes all but the last builds, and what killed runs left where builds are made. */
export async function removeOldBuilds(builds: string, making: string): Promise<void> {
  const last = await byAge(builds, () => true)
  const remains = await byAge(making, (name) => /^dist.*-making-/.test(name))
  const old = remains.filter(({ changed_at }) => Date.now() - changed_at > HOUR_MS)
  for (const { path } of [...last.slice(BUILDS_KEPT - 1), ...old]) await removeBuild(path)
}

/** The newest first. */
async function byAge(folder: string, wanted: (name: string) => boolean) {
  const names = await readdir(folder).catch(() => [])
  const entries = await Promise.all(
    names.filter(wanted).map(async (name) => {
      const path = join(folder, name)
      const found = await stat(path).catch(() => null)
      return { path, changed_at: found?.mtimeMs ?? 0 }
    }),
  )
  return entries.sort((one, other) => other.changed_at - one.changed_at)
}
