import type { Fault } from '../gateway/faults.ts'
import { emulator } from './api.ts'
import { make, redraw } from './element.ts'
import type { PhoneTexts } from './texts.ts'

/** The pushes have no path at WeChat; here they have this one. */
const PUSH = '/push'

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

/** Makes the next calls of a path go wrong, and takes it back. */
export function createFaultForm(
  texts: PhoneTexts,
  paths: readonly string[],
  act: (action: () => Promise<unknown>) => void,
) {
  const path = make('input', { testid: 'fault-path' })
  path.setAttribute('list', 'call-paths')
  path.required = true
  path.value = '/wxa/sec/order/upload_shipping_info'
  const known = make(
    'datalist',
    {},
    ...[...paths, PUSH].map((one) => Object.assign(make('option', {}), { value: one })),
  )
  known.id = 'call-paths'
  const effect = make(
    'select',
    { testid: 'fault-effect' },
    ...EFFECTS.map((one) => Object.assign(make('option', {}, texts.effects[one]), { value: one })),
  )
  const number = make('input', { testid: 'fault-number' })
  number.type = 'number'
  const times = make('input', { testid: 'fault-times' })
  Object.assign(times, { type: 'number', min: '1', value: '1', required: true })
  const numberName = make('span', {})
  const numberField = make('label', { class: 'short' }, numberName, number)
  const listed = make('ul', { class: 'log', testid: 'faults' })

  function fit(): void {
    const chosen = effect.value as Fault['effect']
    const [name, value] = NUMBERS[chosen] ?? []
    numberField.hidden = name === undefined
    numberName.textContent = name ?? ''
    number.value = value ?? ''
    if (isOfPushes(chosen)) path.value = PUSH
    else if (path.value === PUSH) path.value = paths[0] ?? ''
  }
  effect.addEventListener('change', fit)
  fit()

  const form = make(
    'form',
    { class: 'fields' },
    make('label', { class: 'wide' }, make('span', {}, texts.call), path, known),
    make('label', { class: 'wide' }, make('span', {}, texts.effect), effect),
    numberField,
    make('label', { class: 'short' }, make('span', {}, texts.times), times),
    make('button', { testid: 'fault-set' }, texts.setFault),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const chosen = effect.value as Fault['effect']
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

  return {
    element: make('div', {}, form, listed),
    draw: (faults: readonly Fault[]) =>
      redraw(listed, faults, () =>
        faults.map((fault) => {
          const detail = fault.errcode ?? fault.status ?? fault.ms
          const said = [texts.effects[fault.effect], detail, `×${fault.times}`]
          return make(
            'li',
            { class: 'bad' },
            make('code', {}, fault.path),
            make('span', {}, said.filter((one) => one !== undefined).join(' ')),
            make(
              'button',
              {
                testid: 'fault-clear',
                onclick: () => act(() => emulator.clearFaults(fault.path)),
              },
              texts.clear,
            ),
          )
        }),
      ),
  }
}
