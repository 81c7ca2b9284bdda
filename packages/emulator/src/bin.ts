#!/usr/bin/env node
/** `fahuo-emulator`: says in words that this Node is too old, before anything that it could not load. */
import { versions } from 'node:process'

const OLDEST = [22, 19] as const

const { env } = process
const [major = 0, minor = 0] = versions.node.split('.').map(Number)
if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) await import('./cli.ts')
else {
  const chinese = /^zh/i.test(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '')
  const oldest = OLDEST.join('.')
  console.error(
    chinese
      ? `本地微信模拟器需要 Node.js ${oldest} 或更高版本，当前是 ${versions.node}：请升级后重试。`
      : `The WeChat emulator needs Node.js ${oldest} or later, and this is ${versions.node}: update it and try again.`,
  )
  process.exitCode = 1
}
