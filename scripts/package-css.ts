/** The style sheet of the kit as it is published: one file that no build of a shop converts. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Reads a style sheet with all that it imports in it. */
function readWhole(file: string): string {
  return readFileSync(file, 'utf8').replace(/@import '(.+?)';/g, (_, path: string) =>
    readWhole(join(dirname(file), path)),
  )
}

/**
 * Makes the published style sheet. Sizes are written `PX`, since Taro's pxtransform turns px into rpx: a
 * setting of the shop's decides which, and its disabling comment would count for the shop's sheets, too.
 * WeChat reads units in any case.
 */
export function packageCss(file: string): string {
  const css = readWhole(file).replace(/\/\*[^]*?\*\/\s*/g, '')
  return css.replace(
    /url\(\s*(?:"[^"]*"|'[^']*'|[^)]*)\s*\)|(?<![\w#]|[\w-]-)(\d*\.?\d+)px\b/g,
    (part, size?: string) => (size === undefined ? part : `${size}PX`),
  )
}
