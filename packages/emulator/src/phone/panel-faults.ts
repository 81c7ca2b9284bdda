import type { Fault } from '../gateway/faults.ts'
import { emulator } from './api.ts'
import { labelled, make, redraw, select } from './element.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'

/** The pushes have no path at WeChat; here they have this one. */
const PUSH = '/push'
const PAY_NOTIFY = '/pay/notify'

const UPLOAD = '/wxa/sec/order/upload_shipping_info'
const GET_ORDER = '/wxa/sec/order/get_order'

/** Uploads are busy [official]. */
const ERRCODE_BUSY = 10_060_019

const EFFECTS: Fault['effect'][] = [
  'errcode',
  'cut_after',
  'errcode_after',
  'garbage_after',
  'delay_after',
  'cut_before',
  'lag',
  'another_order',
  'delay',
  'http',
  'push_late',
  'push_twice',
  'push_swap',
  'push_lost',
]

/** The number that an effect takes: what it is, and one to begin with. */
const NUMBERS: Partial<Record<Fault['effect'], readonly [string, string]>> = {
  errcode: ['errcode', '10060001'],
  errcode_after: ['errcode', '-1'],
  http: ['HTTP', '502'],
  delay: ['ms', '8000'],
  delay_after: ['ms', '8000'],
  push_late: ['ms', '8000'],
}

const FIELDS: Record<string, string> = { errcode: 'errcode', HTTP: 'status', ms: 'ms' }

const isOfPushes = (effect: Fault['effect']) => effect.startsWith('push_')

/** What developers try first, at one press. */
const PRESETS = {
  lost: { path: UPLOAD, effect: 'cut_after' },
  lag: { path: GET_ORDER, effect: 'lag' },
  busy: { path: UPLOAD, effect: 'errcode', errcode: ERRCODE_BUSY },
  down: { path: GET_ORDER, effect: 'cut_before', times: 3 },
} as const satisfies Record<string, Partial<Fault>>

function numberInput(testid: string, limits: Record<string, unknown> = {}): HTMLInputElement {
  return Object.assign(make('input', { testid }), { type: 'number', ...limits })
}

/** Makes the next calls of a path go wrong, and takes it back. */
export function createFaults(context: PanelContext, paths: readonly string[]): PanelPart {
  const { texts, act } = context
  const path = make('input', { testid: 'fault-path' })
  path.setAttribute('list', 'call-paths')
  path.required = true
  path.value = UPLOAD
  const known = make(
    'datalist',
    {},
    ...[...paths, PUSH, PAY_NOTIFY].map((one) => Object.assign(make('option', {}), { value: one })),
  )
  known.id = 'call-paths'
  const number = numberInput('fault-number')
  const times = numberInput('fault-times', { min: '1', value: '1', required: true })
  const numberField = labelled('', number, 'short')
  const listed = make('ul', { class: 'log set-faults', testid: 'faults' })
  let chosen: Fault['effect'] = 'errcode'

  function fit(effect: Fault['effect']): void {
    chosen = effect
    const [name, value] = NUMBERS[effect] ?? []
    numberField.hidden = name === undefined
    const title = numberField.querySelector('span')
    if (title) title.textContent = name ?? ''
    number.value = value ?? ''
    const pushes = [PUSH, PAY_NOTIFY].includes(path.value)
    if (isOfPushes(effect) !== pushes) path.value = pushes ? UPLOAD : PUSH
  }
  const effects = EFFECTS.map((one) => [one, texts.effects[one]] as const)
  const form = make(
    'form',
    { class: 'fields' },
    labelled(texts.call, make('span', { class: 'holder' }, path, known), 'wide'),
    labelled(texts.effect, select('fault-effect', effects, chosen, fit), 'wide'),
    numberField,
    labelled(texts.times, times, 'short'),
    make('button', { testid: 'fault-set' }, texts.setFault),
  )
  fit(chosen)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const field = FIELDS[NUMBERS[chosen]?.[0] ?? '']
    act(() =>
      emulator.setFault({
        path: path.value.trim(),
        effect: chosen,
        times: Number(times.value),
        ...(field !== undefined && { [field]: Number(number.value) }),
      }),
    )
  })
  const presets = make(
    'div',
    { class: 'row presets', label: texts.presets },
    ...(['lost', 'lag', 'busy', 'down'] as const).map((name) =>
      make(
        'button',
        { testid: `fault-${name}`, onclick: () => act(() => emulator.setFault(PRESETS[name])) },
        texts.preset[name],
      ),
    ),
  )
  presets.setAttribute('role', 'group')

  return {
    element: make('div', {}, presets, form, listed),
    async draw() {
      const faults = await emulator.faults()
      redraw(listed, faults, () => faults.map(row))
    },
  }

  function row(fault: Fault): HTMLElement {
    const detail = fault.errcode ?? fault.status ?? fault.ms
    const said = [texts.effects[fault.effect], detail, `×${fault.times}`]
    return make(
      'li',
      { class: 'bad' },
      make('code', {}, fault.path),
      make('span', {}, said.filter((one) => one !== undefined).join(' ')),
      make(
        'button',
        { testid: 'fault-clear', onclick: () => act(() => emulator.clearFaults(fault.path)) },
        texts.clear,
      ),
    )
  }
}
