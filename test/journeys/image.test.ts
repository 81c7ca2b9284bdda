import { execFile, spawn } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { validate } from 'dockerfile-utils'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../support/ports.ts'
import { ended, hear } from '../support/programs.ts'
import { COMPILED, nodeSettings } from '../../scripts/node-settings.ts'
import { until } from '../support/http.ts'

const root = dirname(dirname(import.meta.dirname))
const DCLINT = join(root, 'test/node_modules/.bin/dclint')

/** The instructions of a Dockerfile, comments and line breaks taken out. */
function instructionsOf(dockerfile: string): { name: string; rest: string }[] {
  return dockerfile
    .replaceAll(/^#.*$/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [name = '', ...rest] = line.split(' ')
      return { name, rest: rest.join(' ') }
    })
}

type Step = ReturnType<typeof instructionsOf>[number]

/** The stages of a build, each with its FROM. */
function stagesOf(steps: Step[]): Step[][] {
  const stages: Step[][] = []
  for (const step of steps) {
    if (step.name === 'FROM') stages.push([])
    stages.at(-1)?.push(step)
  }
  return stages
}

/** A path below the image's folder, as the stages name it. */
const inStage = (path: string) => relative('/fahuo', path)

/** What an engine is given of the repository: what .dockerignore takes back of its `**`. */
async function givenFiles(): Promise<(path: string) => boolean> {
  const [all, ...lines] = (await readFile(join(root, '.dockerignore'), 'utf8')).trim().split('\n')
  expect(all).toBe('**')
  const given = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1))
  expect(lines.filter((line) => !line.startsWith('!'))).toEqual(['**/*.test.ts'])
  return (path) => {
    const name = relative(root, path)
    const leads = given.some(
      (one) => name === one || name.startsWith(`${one}/`) || one.startsWith(`${name}/`),
    )
    return leads && !name.endsWith('.test.ts')
  }
}

/** Does by hand what a stage says; what is installed here does not come along. */
async function runStage(
  stage: Step[],
  folder: string,
  isGiven: (path: string) => boolean,
): Promise<void> {
  for (const { name, rest } of stage) {
    if (name === 'COPY') {
      const places = rest.split(' ')
      const to = places.pop() ?? ''
      for (const from of places) {
        const target = to.endsWith('/')
          ? join(folder, to, from.split('/').at(-1) ?? '')
          : join(folder, to)
        await mkdir(dirname(target), { recursive: true })
        await cp(join(root, from), target, {
          recursive: true,
          filter: isGiven,
        })
      }
    }
    if (name === 'RUN') await promisify(execFile)('sh', ['-c', rest], { cwd: folder })
  }
}

describe('the image', () => {
  let dockerfile: string
  let home: string
  let folder: string
  beforeAll(async () => {
    dockerfile = await readFile(join(root, 'Dockerfile'), 'utf8')
    home = await mkdtemp(join(tmpdir(), 'fahuo-image-'))
    folder = join(home, 'packages')
  })
  afterAll(() => rm(home, { recursive: true, force: true }))

  /** A stage's folder, by its name: `FROM node:26-slim AS packages`. */
  const placeOf = ([from]: Step[]) => join(home, from?.rest.split(' AS ')[1] ?? 'image')

  it('is told in a Dockerfile and a compose file in which linters find no error', async () => {
    expect(validate(dockerfile)).toEqual([])
    expect(validate(dockerfile.replace('WORKDIR', 'WORKDIRECTORY'))).not.toEqual([])
    const compose = await readFile(join(root, 'compose.yaml'), 'utf8')
    const broken = join(home, 'compose.yaml')
    await writeFile(broken, compose.replace('ports:', 'portals:'))
    const lint = (file: string) => promisify(execFile)(DCLINT, ['--quiet', file])
    await expect(lint(join(root, 'compose.yaml'))).resolves.toBeDefined()
    await expect(lint(broken)).rejects.toThrow('Command failed')
  })

  it('works: each step of the Dockerfile, done by hand, ends in a server that is ready', async () => {
    // Without an engine, so that it runs everywhere (`pnpm deploy:try` uses one): the same files and commands.
    const steps = instructionsOf(dockerfile)
    const first = stagesOf(steps)
    const last = first.pop() ?? []
    const isGiven = await givenFiles()
    for (const stage of first) await runStage(stage, placeOf(stage), isGiven)
    // The image itself is the packages, with what other stages made.
    for (const { rest } of last.filter(({ name }) => name === 'COPY')) {
      const [, from, source = '', target = ''] = /^--from=(\w+) (\S+) (\S+)$/.exec(rest) ?? []
      if (from !== 'packages')
        await cp(join(home, from ?? '', inStage(source)), join(folder, inStage(target)), {
          recursive: true,
        })
    }
    const settings = last
      .filter(({ name }) => name === 'ENV')
      .map(({ rest }) => rest)
      .join(' ')
    // The image runs Node as `pnpm start` does.
    const { NODE_OPTIONS = '' } = nodeSettings({})
    expect(settings).toContain(`NODE_OPTIONS="${NODE_OPTIONS}"`)
    expect(settings).toContain(`NODE_COMPILE_CACHE=/fahuo/${COMPILED}`)
    const compiled = await readdir(join(folder, COMPILED))
    expect(compiled).toHaveLength(1)
    const command = steps.findLast(({ name }) => name === 'CMD')
    const [, ...args] = JSON.parse(command?.rest ?? '[]') as string[]
    const port = await freePort()
    const child = spawn(process.execPath, args, {
      cwd: folder,
      env: {
        NODE_OPTIONS,
        NODE_COMPILE_CACHE: join(folder, COMPILED),
        PORT: String(port),
        DATABASE_URL: join(folder, 'data/fahuo.db'),
        WECHAT_APPID: 'wx00000000000000ef',
        WECHAT_SECRET: 'a-secret-that-is-in-no-output',
        WECHAT_API_URL: 'http://127.0.0.1:9',
        WECHAT_PUSH_TOKEN: 'token',
        WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const output = hear(child)
    const health = steps.find(({ name }) => name === 'HEALTHCHECK')
    const check = JSON.parse(health?.rest.slice(health.rest.indexOf('[')) ?? '[]') as string[]
    await until(
      () =>
        promisify(execFile)(process.execPath, check.slice(1), { env: { PORT: String(port) } }).then(
          () => true,
          () => false,
        ),
      (healthy) => healthy,
      20_000,
    ).catch((error: unknown) => {
      throw new Error(`it is not healthy:\n${output()}`, { cause: error })
    })
    const page = await fetch(`http://127.0.0.1:${port}/api/docs/swagger-ui-bundle.js`)
    expect(page.status).toBe(200)
    await page.text()
    const opened = await fetch(`http://127.0.0.1:${port}/console/`)
    expect(opened.status).toBe(200)
    expect(await opened.text()).toContain('<div id="console">')
    expect(await ended(child, () => child.kill('SIGTERM'))).toBe(0)
    // What the build compiled fits what is run.
    expect(await readdir(join(folder, COMPILED))).toEqual(compiled)
  })
})
