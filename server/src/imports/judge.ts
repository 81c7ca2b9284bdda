/** Says before anything is sent what would become of each payment of a file, by what is known here. */
import { ERRCODE, LOGISTICS_TYPE } from '@fahuo/wechat'
import { FahuoError } from '../core/errors.ts'
import { newShipment, placeOf } from '../shipments/accept.ts'
import { contentOf } from '../shipments/content.ts'
import { prove } from '../shipments/prove.ts'
import type { Shop } from '../shops/shop.ts'
import { resolveCarriers, suggestCarriers } from '../wechat/carriers.ts'
import type { Group } from './groups.ts'
import { isUnnamed, planOf, withGoods } from './plan.ts'
import type { Refusal } from './queries.ts'
import type { Problem } from './table.ts'

/** What a row is before it is sent. */
export interface Judgement {
  state: 'invalid' | 'ready' | 'spends' | 'hidden' | 'unchanged'
  /** All that is wrong with it. */
  problems: Problem[]
  /** Why it is not sent as it is, where nothing is wrong with it. */
  refusal: Refusal | null
  /** The shipment that has all of it already. */
  shipment_id?: string
  /** The file asks to spend the chance. */
  spend: boolean
}

type Verdict = Pick<Judgement, 'state'> & Partial<Judgement>

/** What is wrong with names of carriers, by name: a file has few of them, many times. */
export type CarrierProblems = Map<string, Pick<Problem, 'code' | 'detail' | 'suggestions'> | null>

/**
 * Judges what a file says of a payment. It is looked at again when it is sent: what WeChat shows by
 * then decides.
 * @throws when the database does not answer
 */
export async function judge(
  shop: Shop,
  group: Group,
  carriers: CarrierProblems = new Map(),
): Promise<Judgement> {
  const problems = [...group.problems, ...(await problemsOf(shop, group, carriers))]
  const verdict: Verdict = problems.length > 0 ? { state: 'invalid' } : await verdictOf(shop, group)
  return { refusal: null, spend: false, problems, ...verdict }
}

/** What only the local copy and WeChat's list can tell: carriers that are none, goods that nobody named. */
async function problemsOf(shop: Shop, group: Group, carriers: CarrierProblems): Promise<Problem[]> {
  const problems: Problem[] = []
  if (group.logistics_type === LOGISTICS_TYPE.EXPRESS)
    for (const { express_company: name, lines } of group.parcels) {
      if (name === undefined) continue
      if (!carriers.has(name)) carriers.set(name, await carrierProblem(shop, name))
      const problem = carriers.get(name)
      if (problem) problems.push({ ...problem, lines, column: null, field: 'express_company' })
    }
  const named = group.transaction_id !== undefined || group.mchid !== undefined
  if (named && (await withGoods(shop, group)) !== null) return problems
  const missing = group.parcels.filter(isUnnamed).map(({ lines }): Problem => ({
    lines,
    column: null,
    field: 'item_desc',
    code: 'invalid',
    errcode: ERRCODE.ITEM_DESC_EMPTY,
  }))
  return [...problems, ...missing]
}

async function carrierProblem(shop: Shop, express_company: string) {
  try {
    await resolveCarriers(shop, [{ express_company }])
    return null
  } catch (error) {
    if (!(error instanceof FahuoError)) throw error
    const { code } = error
    const suggestions = await suggestCarriers(shop, express_company)
    const detail = withoutPath(error.detail)
    return { code, detail, ...(suggestions.length > 0 && { suggestions }) }
  }
}

/** A file has no path of JSON: its line and column are named beside it. */
function withoutPath(detail: FahuoError['detail']): FahuoError['detail'] {
  const plain = (text: string) => text.replace(/^shipping_list\.\d+\.express_company: /, '')
  if (typeof detail !== 'object') return detail && plain(detail)
  return { en: plain(detail.en), zh: plain(detail.zh) }
}

async function verdictOf(shop: Shop, group: Group): Promise<Verdict> {
  if (group.spend_reshipment) {
    // Whatever is known here, it may spend the chance: WeChat may show a shipment by then.
    const without = await verdictOf(shop, { ...group, spend_reshipment: false })
    return without.state === 'invalid' || without.state === 'unchanged'
      ? without
      : { refusal: null, ...without, state: 'spends', spend: true }
  }
  try {
    const plan = await planOf(shop, group)
    if ('unchanged' in plan) return { state: 'unchanged', shipment_id: plan.unchanged.id }
    const { read, earlier } = plan
    const proof =
      read.order && earlier.length === 0
        ? prove(read.order, contentOf(read.request), false)
        : 'absent'
    if (proof === 'applied') return { state: 'unchanged' }
    if (proof === 'takes_none') return { state: 'invalid', refusal: { code: 'closed' } }
    if (proof === 'different') return { state: 'spends', refusal: { code: 'already_shipped' } }
    await placeOf(shop, newShipment(shop, read, null, ''))
    return { state: group.hidden ? 'hidden' : 'ready' }
  } catch (error) {
    if (!(error instanceof FahuoError)) throw error
    const { code, detail, errcode } = error
    // Another one is under way: sending says so, and tries it again.
    if (code === 'already_open') return { state: 'ready' }
    const state = code === 'already_shipped' ? 'spends' : 'invalid'
    return { state, refusal: { code, detail, errcode } }
  }
}
