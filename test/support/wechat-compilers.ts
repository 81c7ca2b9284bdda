/**
 * Tencent's own compilers of WXML and WXSS: those of WeChat's developer tools (`wcc` and `wcsc`, in the
 * package miniprogram-compiler) and that of its next component framework (glass-easel).
 */
import { execFile } from 'node:child_process'
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { loadBundle } from '@fahuo/weapp-host/node'
import { TmplGroup } from 'glass-easel-template-compiler'
import { MachineError } from './machine.ts'

const run = promisify(execFile)
const PROGRAMS: Partial<Record<NodeJS.Platform, { folder: string; suffix: string }>> = {
  linux: { folder: 'linux', suffix: '' },
  darwin: { folder: 'mac', suffix: '' },
  win32: { folder: 'windows', suffix: '.exe' },
}

/** The programs are for x64; macOS and Windows run those on arm64, too. */
export const hasWechatCompilers =
  process.platform in PROGRAMS && (process.platform !== 'linux' || process.arch === 'x64')

type Bundle = Awaited<ReturnType<typeof loadBundle>>

/** What a compiler made, and all that it complained about. */
export interface Compiled {
  code: string
  complaints: string
}

/**
 * Runs `wcc` or `wcsc` in the folder of a built Mini Program. A file that is wrong is a complaint.
 * @throws MachineError when the program does not run here
 */
export async function runWechatCompiler(
  name: 'wcc' | 'wcsc',
  folder: string,
  args: readonly string[],
): Promise<Compiled> {
  const place = PROGRAMS[process.platform]
  if (!place) throw new MachineError(name, `there is none for ${process.platform}`)
  const home = dirname(createRequire(import.meta.url).resolve('miniprogram-compiler/package.json'))
  const scratch = await mkdtemp(join(tmpdir(), 'fahuo-compiler-'))
  try {
    // The package's programs may not be executed, and its folder is shared with other checkouts.
    const program = join(scratch, name + place.suffix)
    await copyFile(join(home, 'bin', place.folder, name + place.suffix), program)
    await chmod(program, 0o700)
    const { stdout, stderr } = await run(program, [...args], {
      cwd: folder,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error: { code?: unknown; stdout?: string; stderr?: string; message: string }) => {
      if (typeof error.code !== 'number') throw new MachineError(name, error.message)
      return { stdout: error.stdout ?? '', stderr: error.stderr || `exit code ${error.code}` }
    })
    return { code: stdout, complaints: stderr.trim() }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A template of glass-easel that it complained about. */
export interface TemplateComplaint {
  path: string
  message: string
  level: string
  startLine: number
  startColumn: number
}

const withSuffix = ({ files }: Bundle, suffix: string) =>
  Object.entries(files).filter(([path]) => path.endsWith(suffix))

/** Compiles all WXML and WXS of a bundle; returns errors and warnings, and the code that it made. */
export function compileForGlassEasel(bundle: Bundle): {
  complaints: TemplateComplaint[]
  code: string
  templates: number
} {
  const group = new TmplGroup()
  const templates = withSuffix(bundle, '.wxml')
  for (const [path, text] of withSuffix(bundle, '.wxs')) group.addScript(path.slice(0, -4), text)
  const complaints = templates.flatMap(
    ([path, text]) => group.addTmpl(path.slice(0, -5), text) as TemplateComplaint[],
  )
  const missing = templates.flatMap(([path]) =>
    (group.getDirectDependencies(path.slice(0, -5)) as string[])
      .filter((wanted) => bundle.files[`${wanted}.wxml`] === undefined)
      .map((wanted) => ({
        path,
        message: `no such template: ${wanted}`,
        level: 'Error',
        startLine: 0,
        startColumn: 0,
      })),
  )
  const code = group.getTmplGenObjectGroups()
  group.free()
  return { complaints: [...complaints, ...missing], code, templates: templates.length }
}
