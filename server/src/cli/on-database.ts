/**
 * Commands on the database itself. What opens it is loaded when one of them is run: the others, which
 * ask a server, start in half of the time without it.
 */
import type { Command } from 'commander'
import type { Parts } from './parts.ts'
import type * as Settings from './settings.ts'

export type { ShopOption } from './settings.ts'

/** Says once for all commands on the database how a further shop is named. */
export const forShop = (command: Command, text: Parts['text']): Command =>
  command.option(
    '--shop <appid>',
    text(
      'of a further Mini Program, as `fahuo shops list` names it',
      '其他小程序的 appid，见 `fahuo shops list`',
    ),
  )

/** As settings.ts has it. */
export async function withDatabase<Value>(
  ...all: Parameters<typeof Settings.withDatabase<Value>>
): Promise<Value> {
  const settings = await import('./settings.ts')
  return settings.withDatabase(...all)
}

/** As settings.ts has it. */
export async function withSealed<Value>(
  ...all: Parameters<typeof Settings.withSealed<Value>>
): Promise<Value> {
  const settings = await import('./settings.ts')
  return settings.withSealed(...all)
}
