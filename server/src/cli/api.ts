import { existsSync } from 'node:fs'
import { sentences, type Language } from '../core/language.ts'
import { CliError } from './cli-error.ts'

export interface ApiOptions {
  server?: string | undefined
  language: Language
}

export interface ApiRefusal {
  error: { code: string; message: string; remedy?: string }
}

/** The merchant API of the running server. */
export interface Api {
  /** A body of bytes is sent as it is. @throws CliError when it cannot be reached or the key is wrong */
  ask: <Body>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Body & Partial<ApiRefusal> }>
}

/** Returns the body of a response. @throws CliError with the server's own words when it refused */
export function bodyOf<Body>(response: { status: number; body: Body & Partial<ApiRefusal> }): Body {
  const { status, body } = response
  if (status < 300) return body
  throw new CliError(sentences(body.error?.message ?? `HTTP ${status}`, body.error?.remedy))
}

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
  return {
    async ask<Body>(method: string, path: string, body?: unknown) {
      const response = await fetch(new URL(path, url), {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type':
            body instanceof Uint8Array ? 'application/octet-stream' : 'application/json',
          'accept-language': language,
        },
        ...(body !== undefined && {
          body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
        }),
      }).catch((error: Error) => {
        const why = error.cause instanceof Error ? error.cause.message : error.message
        throw new CliError({
          en: `${url} does not response (${why}). Is the server running? Another address: --server, or FAHUO_SERVER.`,
          zh: `${url} 没有响应（${why}）。服务启动了吗？其他地址请用 --server 或 FAHUO_SERVER 指定。`,
        })
      })
      const json = (await response.json().catch(() => {
        throw new CliError({
          en: `${url} does not response as Fahuo does (HTTP ${response.status}). Is it the address of the server? Give another one with --server.`,
          zh: `${url} 的响应不是 Fahuo 的（HTTP ${response.status}）。请核对服务地址，可用 --server 指定。`,
        })
      })) as Body & Partial<ApiRefusal>
      if (response.status === 401)
        throw new CliError({
          en: `${url} does not know this API key. Set FAHUO_API_KEY to one that \`fahuo keys create\` made on that server; \`fahuo keys list\` shows which are in use.`,
          zh: `${url} 不认识这个 API 密钥。请把 FAHUO_API_KEY 设为在该服务器上用 \`fahuo keys create\` 生成的密钥；\`fahuo keys list\` 可查看使用中的密钥。`,
        })
      return { status: response.status, body: json }
    },
  }
}
