/** What a merchant may change while the server runs, where its operator has not said it. */
import { auditing } from '../audit/queries.ts'
import { FahuoError } from '../core/errors.ts'
import type { Text } from '../core/language.ts'
import { isFresh, SECOND_MS, type Clock } from '../core/time.ts'
import type { Scope } from '../database/database.ts'
import { readValue, swapValue, valueIs } from '../database/key-value.ts'

interface SwitchKind {
  /** The first one holds where nothing was said. */
  values: readonly [string, ...string[]]
  /** Which setting fixes it; null: none does. */
  setting: string | null
  name: Text
  meaning: Text
}

const ON_OFF = ['on', 'off'] as const

export const SWITCHES = {
  receipt_reminders: {
    values: ['off', 'on'],
    setting: 'RECEIPT_REMINDERS',
    name: { en: 'Remind buyers to confirm receipt', zh: '提醒买家确认收货' },
    meaning: {
      en: 'When on, a buyer is reminded once when WeChat says that all parcels of an order are signed for. It needs tracked parcels.',
      zh: '开启后，微信显示订单的全部包裹已签收时，提醒买家确认收货一次。需要跟踪运单。',
    },
  },
  resend: {
    values: ['auto', 'by-hand'],
    setting: 'RESEND',
    name: { en: 'Sending a shipment again', zh: '发货的重新提交' },
    meaning: {
      en: 'By hand: when no answer came and the order does not show the shipment, it is sent again only when a person retries it.',
      zh: '选择人工时，没有应答且订单上查不到发货时，只在人工重试时重新提交。',
    },
  },
  shopping_order: {
    values: ON_OFF,
    setting: null,
    name: { en: "Goods and waybills in WeChat's order centre", zh: '微信订单中心的商品与运单' },
    meaning: {
      en: 'When off, WeChat is told of no goods and no waybills of them, unless a shipment requires it.',
      zh: '关闭后，不再向微信提交商品及其运单，除非某笔发货注明必须（require）。',
    },
  },
  messages: {
    values: ON_OFF,
    setting: null,
    name: { en: "WeChat's logistics messages", zh: '微信物流消息' },
    meaning: {
      en: 'When off, WeChat sends buyers no messages of new parcels, unless a shipment requires it.',
      zh: '关闭后，微信不再向买家发送新包裹的物流消息，除非某笔发货注明必须（require）。',
    },
  },
  tracking: {
    values: ON_OFF,
    setting: null,
    name: { en: "WeChat's tracking page", zh: '微信物流查询页' },
    meaning: {
      en: "When off, the phone number of new parcels is not told for WeChat's tracking page, unless a shipment requires it; the buyer is asked for it.",
      zh: '关闭后，不再为新包裹提交收件手机号，买家查询物流时需自行填写，除非某笔发货注明必须（require）。',
    },
  },
} as const satisfies Record<string, SwitchKind>

export type SwitchName = keyof typeof SWITCHES
export const SWITCH_NAMES = Object.keys(SWITCHES) as SwitchName[]
export type SwitchValues = { [Name in SwitchName]: (typeof SWITCHES)[Name]['values'][number] }

/** A value, and who said it: the operator's setting holds before what was changed here. */
export type SwitchState<Name extends SwitchName = SwitchName> = {
  value: SwitchValues[Name]
  source: 'environment' | 'api' | 'default'
}
export type SwitchStates = { [Name in SwitchName]: SwitchState<Name> }

/** What is changed; `default`: not any more. */
export type SwitchChange = { [Name in SwitchName]?: SwitchValues[Name] | 'default' | undefined }

/** How long another server may go on as before. */
const KNOWN_MS = 2 * SECOND_MS

const NAME = 'switches'

export interface Switches {
  /** What holds now; on all servers two seconds after a change. */
  read: () => Promise<SwitchStates>
  /** Stores a change, and who made it. @throws FahuoError `set_by_operator`, and then nothing is changed */
  change: (change: SwitchChange, by: Pick<Scope, 'actor'>) => Promise<SwitchStates>
}

/** @param set what the operator's settings fix */
export function createSwitches(
  scope: Scope & { clock: Clock },
  set: Partial<SwitchValues>,
): Switches {
  let known: { states: SwitchStates; at: number } | null = null

  const stateOf = (name: SwitchName, stored: SwitchChange): SwitchState => {
    const [fixed, said] = [set[name], stored[name]]
    if (fixed !== undefined) return { value: fixed, source: 'environment' }
    if (said !== undefined && said !== 'default') return { value: said, source: 'api' }
    return { value: SWITCHES[name].values[0], source: 'default' }
  }
  const learn = (stored: SwitchChange): SwitchStates => {
    const states = Object.fromEntries(
      SWITCH_NAMES.map((name) => [name, stateOf(name, stored)]),
    ) as SwitchStates
    known = { states, at: scope.clock.now() }
    return states
  }
  return {
    async read() {
      if (known && isFresh(known.at, KNOWN_MS, scope.clock.now())) return known.states
      return learn(parse(await readValue(scope, NAME)))
    },
    async change(change, { actor }) {
      const fixed = SWITCH_NAMES.find((name) => change[name] !== undefined && name in set)
      if (fixed !== undefined)
        throw new FahuoError('set_by_operator', `${fixed}: ${SWITCHES[fixed].setting}`)
      for (;;) {
        const text = await readValue(scope, NAME)
        const before = parse(text)
        const next = { ...before, ...change }
        const written = JSON.stringify(next)
        const acting = actor ? { ...scope, actor } : scope
        const names = SWITCH_NAMES.filter((name) => change[name] !== undefined)
        const told = (stored: SwitchChange) =>
          Object.fromEntries(names.map((name) => [name, stateOf(name, stored).value]))
        const deed = { subject: names.join(', '), before: told(before), after: told(next) }
        const telling = auditing(acting, deed, valueIs(scope.appid, NAME, written))
        if (await swapValue(scope, NAME, text, written, telling)) return learn(next)
      }
    },
  }
}

/** What is stored, as far as this version knows it. */
function parse(text: string | null): SwitchChange {
  const stored = text === null ? {} : (JSON.parse(text) as Record<string, unknown>)
  return Object.fromEntries(
    Object.entries(stored).filter(
      ([name, value]) =>
        name in SWITCHES &&
        (SWITCHES[name as SwitchName].values as readonly unknown[]).includes(value),
    ),
  )
}
