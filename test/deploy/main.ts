/**
 * `pnpm deploy:try [--stand-ins]`: builds the image and runs it, and the compose file's two profiles,
 * on the container engine of this machine, with the emulator as WeChat. Takes some minutes.
 */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { tryPostgres, trySqlite } from './compose.ts'
import { docker, missing, run } from './engine.ts'
import { tryImage } from './image.ts'
import { provide } from './stand-ins.ts'

const root = dirname(dirname(import.meta.dirname))
const { values } = parseArgs({ options: { 'stand-ins': { type: 'boolean', default: false } } })
const say = (line: string) => console.log(line)

const lacking = await missing(values['stand-ins'])
if (lacking.length > 0) {
  console.error(`Not tried. Missing here:\n${lacking.map((one) => `- ${one}`).join('\n')}`)
  process.exit(1)
}
say(
  `engine ${await docker('version', '--format', '{{.Server.Version}}')}, compose ${await docker('compose', 'version', '--short')}`,
)

/** A clone as an operator has it: what git knows, without the .env of whoever works here. */
const folder = await mkdtemp(join(tmpdir(), 'fahuo-deploy-'))
try {
  const files = (await run('git', ['ls-files', '-z'], { cwd: root })).split('\0')
  for (const file of files.filter((name) => name !== '' && existsSync(join(root, name))))
    await cp(join(root, file), join(folder, file))
  const wanted = async (file: string, pattern: RegExp) =>
    [...(await readFile(join(folder, file), 'utf8')).matchAll(pattern)].map(([, name]) => name!)
  const images = new Set([
    ...(await wanted('Dockerfile', /^FROM (\S+)/gm)),
    ...(await wanted('compose.yaml', /^ +image: (\S+)/gm)),
  ])
  const are = await provide([...images], values['stand-ins'], say)
  for (const [image, what] of Object.entries(are)) say(`${image}: ${what}`)

  await tryImage(folder, (line) => say(`image     ${line}`))
  await trySqlite(folder, (line) => say(`sqlite    ${line}`))
  await tryPostgres(folder, (line) => say(`postgres  ${line}`))
  say('All of it works.')
} finally {
  await rm(folder, { recursive: true, force: true })
}
