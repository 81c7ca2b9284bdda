import type { z } from 'zod'
import type { Text } from './language.ts'

/** What docs/SETTINGS.md and error messages say of a setting. */
export interface SettingMeta {
  expected: Text
  example: string
}

/** Declares a setting with what it is for and an example. */
export function setting<Schema extends z.ZodType>(schema: Schema, expected: Text, example: string) {
  return schema.meta({ expected, example } satisfies SettingMeta)
}
