import type { Scene } from './scene.ts'
import { COMBINED } from './scenes/combined.ts'
import { ENDED } from './scenes/ended.ts'
import { LIST } from './scenes/list.ts'
import { PARCELS } from './scenes/parcels.ts'
import { SERVICES } from './scenes/services.ts'
import { SHIPPED } from './scenes/shipped.ts'
import { TO_SHIP } from './scenes/to-ship.ts'
import { TROUBLE } from './scenes/trouble.ts'
import { WAYS } from './scenes/ways.ts'

/** Every page in every state. */
export const SCENES: readonly Scene[] = [
  ...LIST,
  ...TO_SHIP,
  ...SHIPPED,
  ...PARCELS,
  ...SERVICES,
  ...WAYS,
  ...ENDED,
  ...COMBINED,
  ...TROUBLE,
]
