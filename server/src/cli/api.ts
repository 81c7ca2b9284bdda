import { existsSync } from 'node:fs'
import { CliError } from './words.ts'

export interface ApiOptions {
  server?: string | undefined
  lang: string
}

export interface ApiRefusal {
  error: { code: string; message: string; remedy?: string }
}

/** The running server, asked as its merchant. */
export interface Api {
  /** @throws CliError when it cannot be reached or the key is wrong */
  ask: <Answer>(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
  ) => Promise<{ status: number; body: Answer & Partial<ApiRefusal> }>
}

/** Finds server and key: FAHUO_SERVER and FAHUO_API_KEY, else those of the server on this machine. */
export function createApi({ server, lang }: ApiOptions): Api {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const { env } = process
  const url = server ?? env['FAHUO_SERVER'] ?? `http://localhost:${env['PORT'] || '4000'}`
  const key = env['FAHUO_API_KEY'] ?? env['MERCHANT_API_KEYS']?.split(',')[0]?.trim() ?? ''
  if (key === '')
    throw new CliError('Set FAHUO_API_KEY to an API key; `fahuo keys create` makes one.')
  return {
    async ask<Answer>(method: string, path: string, body?: unknown) {
      const answer = await fetch(new URL(path, url), {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          'content-type': 'application/json',
          'accept-language': lang,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }).catch((error: Error) => {
        const why = error.cause instanceof Error ? error.cause.message : error.message
        throw new CliError(`${url} does not answer (${why}). Is the server running?`)
      })
      const told = (await answer.json().catch(() => {
        throw new CliError(`${url} does not answer as Fahuo does (HTTP ${answer.status}).`)
      })) as Answer & Partial<ApiRefusal>
      if (answer.status === 401)
        throw new CliError(`${told.error?.message ?? ''}. ${told.error?.remedy ?? ''}`)
      return { status: answer.status, body: told }
    },
  }
}
