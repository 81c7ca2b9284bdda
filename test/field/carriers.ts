import { community, kindOf, type Case } from './case.ts'

/** WeChat's id that is sent; or the error's code, and what its words name. */
export type Expected = { id: string } | { code: string; names: string[] }

const ERP = 'ERP exports: 快递公司 as people call it'
const KDNIAO = 'kdniao’s and other systems’ codes of carriers'

const meant = (input: string, id: string, source = ERP): Case<string, Expected> => ({
  name: input,
  source,
  input,
  expected: { id },
})

/** Carriers as shops, ERP programs and people write them. */
export const carrierCases: Case<string, Expected>[] = [
  meant('圆通', 'YTO'),
  meant('圆通快递', 'YTO'),
  meant('圆通速递', 'YTO', 'WeChat’s own list'),
  meant('yto', 'YTO', KDNIAO),
  meant('YUANTONG', 'YTO', 'kuaidi100’s codes'),
  meant('顺丰速运', 'SF', community('000ea208f6ccb87f09a458fe26bc00')),
  meant('顺丰快递', 'SF'),
  meant('ＳＦ', 'SF', 'Chinese input methods in full-width mode'),
  meant('京东', 'JD'),
  meant('京东物流', 'JD'),
  meant('极兔', 'JTSD'),
  meant('J&T Express', 'JTSD'),
  meant('中国邮政', 'YZPY'),
  meant('韵达', 'YD'),
  meant('yunda', 'YD', 'kuaidi100’s codes'),
  meant('申通', 'STO'),
  meant('中通 快递', 'ZTO'),
  meant('百世汇通', 'HTKY'),
  meant('德邦', 'DBL'),
  meant('ems', 'EMS', KDNIAO),
  {
    name: '邮政',
    source: 'orders of WeChat’s list: 邮政快递包裹, 邮政国内标快 and others',
    input: '邮政',
    expected: { code: 'carrier_ambiguous', names: ['YZPY', 'YZBK'] },
  },
  {
    name: '佳吉',
    source: 'WeChat’s list: 佳吉物流 and 佳吉快运',
    input: '佳吉',
    expected: { code: 'carrier_ambiguous', names: ['JIAJI', 'CNEX'] },
  },
  {
    name: 'D速物流',
    source: community('0004e4df2c0d60c90aa0f780966400'),
    input: 'D速物流',
    expected: { code: 'unknown_carrier', names: [] },
  },
  {
    name: 'YUND',
    source: 'typing errors',
    input: 'YUND',
    expected: { code: 'unknown_carrier', names: ['YD 韵达速递 (Yunda Express)'] },
  },
]

export const carriers = kindOf(
  { en: 'Carriers of express parcels', zh: '快递公司' },
  carrierCases,
  (expected) => {
    if ('id' in expected)
      return { en: `sent as \`${expected.id}\``, zh: `按 \`${expected.id}\` 发送` }
    return expected.code === 'carrier_ambiguous'
      ? { en: 'asked, with the candidates', zh: '要求明确，并列出候选' }
      : { en: 'refused, with what may be meant', zh: '拒绝，并提示可能的公司' }
  },
)
