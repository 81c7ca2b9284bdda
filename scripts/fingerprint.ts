import { createHash, type Hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'

/** Returns the files under a path in an order that is the same everywhere; none when it is missing. */
async function filesUnder(path: string): Promise<string[]> {
  try {
    const entries = await readdir(path, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') return [path]
    if (code === 'ENOENT') return []
    throw error
  }
}

/** Adds names and contents of all files under a path. */
async function addFiles(hash: Hash, root: string, path: string, counts: (file: string) => boolean) {
  for (const file of (await filesUnder(join(root, path))).filter(counts)) {
    const content = await readFile(file)
    // With its length, so that no two lists of files look the same.
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
}

/** Returns one hash of files and values: the same for the same, wherever they lie. */
export async function fingerprint(
  root: string,
  paths: string[],
  values: Record<string, string | undefined> = {},
  counts: (file: string) => boolean = () => true,
): Promise<string> {
  const hash = createHash('sha256')
  for (const [name, value] of Object.entries(values).sort()) hash.update(`${name}=${value}\0`)
  for (const path of paths) await addFiles(hash, root, path, counts)
  return hash.digest('hex')
}
