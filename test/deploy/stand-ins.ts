import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { docker, run } from './engine.ts'

const SUITE = 'forky'
const DEBIAN = 'fahuo-stand-in/debian'
const here = join(import.meta.dirname, 'stand-ins')

/** The images that Dockerfile and compose file ask for, and what stands in for each. */
const kindOf = (image: string) => /^(?:node|postgres|caddy)(?=:)/.exec(image)?.[0]

/**
 * Sees that each image is there: as it is, from a registry, or made from Debian's packages.
 * @returns what each of them is
 * @throws when one cannot be had and no stand-ins are wanted
 */
export async function provide(
  images: string[],
  standIns: boolean,
  say: (line: string) => void,
): Promise<Record<string, 'official' | 'stand-in'>> {
  const are: Record<string, 'official' | 'stand-in'> = {}
  for (const image of images) {
    const there = await docker('image', 'inspect', image).catch(() =>
      docker('pull', '--quiet', image).catch(() => null),
    )
    if (there === null) {
      if (!standIns)
        throw new Error(
          `${image} is not here and cannot be pulled. \`pnpm deploy:try --stand-ins\` makes a stand-in from Debian's packages; that needs Linux, root and debootstrap.`,
        )
      say(`making a stand-in for ${image} …`)
      await makeStandIn(image)
    }
    const label = await docker(
      'image',
      'inspect',
      '--format',
      '{{index .Config.Labels "fahuo.stand-in"}}',
      image,
    )
    are[image] = label === 'yes' ? 'stand-in' : 'official'
  }
  return are
}

async function makeStandIn(image: string): Promise<void> {
  const kind = kindOf(image)
  if (!kind) throw new Error(`there is no stand-in for ${image}`)
  const folder = await mkdtemp(join(tmpdir(), 'fahuo-stand-in-'))
  try {
    await docker('image', 'inspect', DEBIAN).catch(() => makeDebian(folder))
    const context = join(folder, kind)
    await cp(join(here, kind), context, { recursive: true })
    if (kind === 'node') await addNode(context)
    await docker('build', '--quiet', '--label', 'fahuo.stand-in=yes', '--tag', image, context)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function makeDebian(folder: string): Promise<void> {
  const root = join(folder, 'debian')
  // The usual mirror; `sid` is the script to follow: an older debootstrap does not know every suite.
  await run('debootstrap', ['--variant=minbase', SUITE, root, '', 'sid']).catch((error: Error) => {
    throw new Error(`debootstrap is needed, as root: ${error.message}`, { cause: error })
  })
  const archive = join(folder, 'debian.tar')
  const left = ['./var/cache/apt', './var/lib/apt/lists'].map((path) => `--exclude=${path}/*`)
  await run('tar', ['--create', '--file', archive, '--directory', root, ...left, '.'])
  await docker('import', archive, DEBIAN)
}

/** Node is the one that runs this; npm comes from its registry. */
async function addNode(context: string): Promise<void> {
  await copyFile(process.execPath, join(context, 'node'))
  await chmod(join(context, 'node'), 0o755)
  const npm = join(context, 'with-npm')
  await mkdir(npm)
  await run('npm', ['install', '--prefix', npm, '--no-save', '--ignore-scripts', 'npm@11'])
  await cp(join(npm, 'node_modules/npm'), join(context, 'npm'), {
    recursive: true,
    verbatimSymlinks: true,
  })
  await rm(npm, { recursive: true })
  const certificates = process.env['NODE_EXTRA_CA_CERTS']
  await writeFile(
    join(context, 'certificates.crt'),
    certificates ? await readFile(certificates) : '',
  )
}
