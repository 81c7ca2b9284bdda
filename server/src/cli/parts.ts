import type { Command } from 'commander'
import type { Language } from '../core/language.ts'
import type { Api } from './api.ts'

export interface ServerOption {
  server?: string
}

/** What commands are made of. */
export interface Parts {
  text: (en: string, zh: string) => string
  /** Adds the options of commands that ask a running server. */
  asking: (command: Command) => Command
  apiOf: (options: ServerOption) => Api
  language: Language
}
