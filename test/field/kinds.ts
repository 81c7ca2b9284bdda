/** Every kind of case, for docs/FIELD.md: a file of cases exports its kind, and is named here. */
import { carriers } from './carriers.ts'
import type { Kind } from './case.ts'
import { jsonBodies } from './json-bodies.ts'
import { payments } from './payments.ts'
import { proxy } from './proxy.ts'
import { sdkBodies } from './sdk-bodies.ts'
import { waybills } from './waybills.ts'

export const kinds: readonly Kind[] = [sdkBodies, jsonBodies, payments, carriers, waybills, proxy]
