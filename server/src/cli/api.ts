import { existsSync } from 'node:fs'
import { createFahuo, type Fahuo, type FahuoError, type Retry } from '@fahuo/client'
import { sentences, type Language } from '../core/language.ts'
import { CliError } from './cli-error.ts'

export interface ApiOptions {
  server?: string | undefined
  language: Language
}

/** The merchant API of the running server. Its calls throw a FahuoError: see {@link refusalText}. */
export type Api = Fahuo

/** Tries after the first one: the reason of each wait is printed. */
const RETRIES = 3

/** Finds server and key: FAHUO_SERVER and FAHUO_API_KEY, else those of the server on this machine. */
export function createApi({ server, language }: ApiOptions): Api {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { env } = process
  const url = server ?? env['FAHUO_SERVER'] ?? `http://localhost:${env['PORT'] || '4000'}`
  const key = env['FAHUO_API_KEY'] ?? env['MERCHANT_API_KEYS']?.split(',')[0]?.trim() ?? ''
  if (key === '')
    throw new CliError({
      en: 'Set FAHUO_API_KEY to an API key; `fahuo keys create --name shop` makes one.',
      zh: '请把 FAHUO_API_KEY 设为 API 密钥；可用 `fahuo keys create --name shop` 生成。',
    })
  if (!URL.canParse(url) || !/^https?:/.test(url))
    throw new CliError({
      en: `${url} is not a server's address. Example: --server https://fahuo.example.com`,
      zh: `${url} 不是服务地址。例如 --server https://fahuo.example.com`,
    })
  return createFahuo({
    url,
    api_key: key,
    language,
    retries: RETRIES,
    onRetry: (retry) => console.error(waitText(retry, language)),
  })
}

/** Says why a call waits, and how long. */
function waitText({ error, wait_ms }: Retry, language: Language): string {
  const seconds = (wait_ms / 1000).toFixed(1)
  return language === 'zh'
    ? sentences(error.message, `${seconds} 秒后重试…`)
    : sentences(error.message, `Trying again in ${seconds} s …`)
}

/** Puts what the server or the client refused into words, with what to do at this command line. */
export function refusalText({ code, message, remedy }: FahuoError, language: Language): string {
  const own = REMEDIES[code]?.[language]
  return sentences(message, own ?? remedy)
}

const REMEDIES: Partial<Record<string, Record<Language, string>>> = {
  unreachable: {
    en: 'Is the server running? Another address: --server, or FAHUO_SERVER.',
    zh: '服务启动了吗？其他地址请用 --server 或 FAHUO_SERVER 指定。',
  },
  unexpected_answer: {
    en: 'Is it the address of the server? Give another one with --server.',
    zh: '请核对服务地址，可用 --server 指定。',
  },
  unauthorized: {
    en: 'Set FAHUO_API_KEY to one that `fahuo keys create` made on that server; `fahuo keys list` shows which are in use.',
    zh: '请把 FAHUO_API_KEY 设为在该服务器上用 `fahuo keys create` 生成的密钥；`fahuo keys list` 可查看使用中的密钥。',
  },
}
