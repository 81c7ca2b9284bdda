import { logisticsCases } from './logistics-cases.ts'
import { orderCases } from './order-cases.ts'
import { shoppingCases } from './shopping-cases.ts'
import { uploadCases } from './upload-cases.ts'
import type { Case } from './case.ts'

/** All of them: one for each documented pair. */
export const cases: readonly Case[] = [
  ...uploadCases,
  ...orderCases,
  ...shoppingCases,
  ...logisticsCases,
]
