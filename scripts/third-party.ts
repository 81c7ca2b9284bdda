/** The licences of other people's code that is folded into a package. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Manifest {
  name: string
  version: string
  license?: string
}

/** Returns the folder of the package that a file in node_modules belongs to; null for our own. */
function packageOf(file: string): string | null {
  const [, folder] =
    /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/')) ?? []
  return folder !== undefined && existsSync(join(folder, 'package.json')) ? folder : null
}

/**
 * Returns one text with name, version and licence of every package that the files belong to;
 * empty where all of them are ours.
 * @throws when a package says neither its licence nor has a file with it
 */
export function thirdPartyLicences(files: string[]): string {
  const folders = new Set(files.flatMap((file) => packageOf(file) ?? []))
  const texts = new Map<string, string>()
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    ) as Manifest
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined && license === undefined) throw new Error(`${name} has no licence`)
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()
    texts.set(name, `${name} ${version} (${license ?? 'see below'})\n\n${text}`.trim())
  }
  return [...texts]
    .sort(([one], [other]) => one.localeCompare(other))
    .map(([, text]) => `${text}\n`)
    .join(`\n${'-'.repeat(78)}\n\n`)
}
