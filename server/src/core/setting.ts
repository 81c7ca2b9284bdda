import type { z } from 'zod'
import type { Text } from './language.ts'

/** What docs/SETTINGS.md and error messages say of a setting. */
export interface SettingMeta {
  expected: Text
  example: string
  /** How much of its value may be shown; left out: nothing, it is a secret. */
  show?: (value: unknown) => string
}

/** A setting as the server runs with it. */
export interface DescribedSetting {
  name: string
  meaning: Text
  source: 'environment' | 'default'
  /** As far as it may be shown; null: it has none, or is a secret. */
  value: string | null
  is_set: boolean
  is_secret: boolean
}

/** Describes a setting. @param value as the server runs with it */
export const describeSetting = (
  name: string,
  { expected, show }: SettingMeta,
  value: unknown,
  is_set: boolean,
): DescribedSetting => ({
  name,
  meaning: expected,
  source: is_set ? 'environment' : 'default',
  value: show === undefined || value === undefined ? null : show(value),
  is_set,
  is_secret: show === undefined,
})

/** Shows a value as it is. */
export const asItIs = (value: unknown): string =>
  Array.isArray(value) ? value.join(', ') : String(value)

/** Shows of an address where it leads: its path and query may hold a secret. */
export const originOnly = (value: unknown): string => new URL(String(value)).origin

/** Declares a setting with what it is for, an example, and how its value is shown. */
export function setting<Schema extends z.ZodType>(
  schema: Schema,
  expected: Text,
  example: string,
  show: SettingMeta['show'] = asItIs,
) {
  return schema.meta({ expected, example, show } satisfies SettingMeta)
}

/** Declares a setting whose value is never shown. */
export const secretSetting = <Schema extends z.ZodType>(
  schema: Schema,
  expected: Text,
  example: string,
) => schema.meta({ expected, example } satisfies SettingMeta)
