import type { Command } from 'commander'
import type { Language } from '../core/language.ts'

/** Commander's own words in Chinese. */
const TITLES: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'Global Options:': '全局选项：',
}

const ERRORS: [english: RegExp, chinese: string][] = [
  [/^error: missing required argument '(.+)'/, '错误：缺少参数 $1'],
  [/^error: required option '(.+)' not specified/, '错误：缺少选项 $1'],
  [/^error: option '(.+)' argument missing/, '错误：选项 $1 缺少值'],
  [/^error: unknown option '(.+)'/, '错误：未知选项 $1'],
  [/^error: unknown command '(.+)'/, '错误：未知命令 $1'],
  [/^error: too many arguments.*/, '错误：参数过多'],
  [/^\(Did you mean (.+)\?\)/m, '（是否为 $1？）'],
]

/** Lets a command and all that are added to it speak a language. */
export function speak(command: Command, language: Language): Command {
  if (language === 'en') return command
  const translate = (text: string) =>
    ERRORS.reduce((said, [english, chinese]) => said.replace(english, chinese), text)
  return command
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [command]', '显示命令的帮助')
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      commandUsage: (shown) => usage(shown),
      optionDescription: (option) => option.description,
      argumentDescription: (argument) => argument.description,
    })
    .configureOutput({ outputError: (text, write) => write(translate(text)) })
}

function usage(command: Command): string {
  const names: string[] = []
  for (let one: Command | null = command; one; one = one.parent) names.unshift(one.name())
  const words = command.usage().replace('[options]', '[选项]').replace('[command]', '[命令]')
  return `${names.join(' ')} ${words}`
}
