/** Every kind of case, for docs/FIELD.md: a file of cases exports its kind, and is named here. */
import { carriers } from './carriers.ts'
import { kindOf, type Kind } from './case.ts'
import { fileCases } from './files.ts'
import { jsonBodies } from './json-bodies.ts'
import { miniProgram } from './mini-program.ts'
import { payments } from './payments.ts'
import { proxy } from './proxy.ts'
import { sdkBodies } from './sdk-bodies.ts'
import { waybills } from './waybills.ts'

const files = kindOf(
  { en: 'Files of shipments', zh: '批量发货文件' },
  fileCases,
  ({ file, refused = [], sent = [] }) => {
    if (file !== undefined) return { en: `refused: ${file}`, zh: `整份拒绝：${file}` }
    const ships = sent.some((one) => one !== null)
    if (refused.length === 0) return { en: 'ships', zh: '可发货' }
    return ships
      ? { en: 'ships; what is wrong is answered for, line by line', zh: '可发货；有误的行逐行说明' }
      : { en: 'refused, line by line, with the reason', zh: '逐行拒绝并说明原因' }
  },
)

export const kinds: readonly Kind[] = [
  sdkBodies,
  jsonBodies,
  payments,
  carriers,
  waybills,
  files,
  proxy,
  miniProgram,
]
