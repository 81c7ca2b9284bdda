import { existsSync } from 'node:fs'
import { readConfig, type Config } from '../config.ts'
import { CliError } from './words.ts'

/** The server's settings, from the environment and .env. @throws CliError naming what is wrong */
export function loadConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const settings = readConfig(process.env)
  if ('problems' in settings) throw new CliError(settings.problems.join('\n'))
  return settings.config
}
