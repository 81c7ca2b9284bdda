import type { Command } from 'commander'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'
import { CliError } from './cli-error.ts'
import type { Parts, ServerOption } from './parts.ts'
import { printRows } from './print.ts'

/** Adds `fahuo settings`. */
export function addServerSettings(
  program: Command,
  { text, asking, apiOf, language }: Parts,
): void {
  const settings = program
    .command('settings')
    .description(text('what the server runs with', '服务的设置'))
  asking(settings.command('list'))
    .description(
      text('lists them, and where each value comes from; no secret', '列出设置及其来源，不含密钥'),
    )
    .action((options: ServerOption) => showSettings(apiOf(options), language))
  asking(settings.command('set'))
    .description(text('changes one while the server runs', '在运行中修改一项'))
    .argument('<name>')
    .argument('<value>', text('or default', '或 default'))
    .action((name: string, value: string, options: ServerOption) =>
      changeSetting(apiOf(options), { name, value }, language),
    )
}

const SOURCES = {
  environment: { en: 'set by the operator', zh: '运维已设置' },
  api: { en: 'changed here', zh: '已在此修改' },
  default: { en: 'default', zh: '默认' },
} as const

async function showSettings(api: Api, language: Language): Promise<void> {
  const { switches, settings } = await api.readSettings()
  const secret = language === 'zh' ? '已设置，不显示' : 'set, not shown'
  printRows([
    ...switches.map(({ name, value, source, label }) => [
      name,
      value,
      SOURCES[source][language],
      label,
    ]),
    ...settings
      .filter(({ is_set, value }) => is_set || value !== null)
      .map(({ name, value, source }) => [name, value ?? secret, SOURCES[source][language], '']),
  ])
}

async function changeSetting(
  api: Api,
  { name, value }: { name: string; value: string },
  language: Language,
): Promise<void> {
  const { switches } = await api.readSettings()
  const one = switches.find((known) => known.name === name)
  const named = switches.map((known) => known.name).join(', ')
  if (!one)
    throw new CliError({
      en: `${name} cannot be changed while the server runs. These can: ${named}`,
      zh: `${name} 不能在运行中修改。可修改的有：${named}`,
    })
  if (value !== 'default' && !one.values.includes(value))
    throw new CliError({
      en: `${name}: ${one.values.join(' or ')}, or default`,
      zh: `${name} 应为 ${one.values.join(' 或 ')}，或 default`,
    })
  const changed = await api.changeSettings({ [one.name]: value })
  const now = changed.switches.find((known) => known.name === name)?.value ?? value
  console.log(language === 'zh' ? `${name} 现为 ${now}` : `${name} is ${now} now`)
}
