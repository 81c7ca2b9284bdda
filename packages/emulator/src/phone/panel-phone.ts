import { make } from './element.ts'
import type { ComponentSheet } from './component-sheet.ts'
import type { PhoneMiniProgram, PhoneSettings } from './mini-program.ts'
import type { PhoneTexts } from './texts.ts'

/** The usual sizes of WeChat's setting: small, usual, large, largest here. */
const FONT_SIZES = [15, 17, 20, 24]

function choice<Value extends string | number>(
  label: string,
  testid: string,
  options: [value: Value, text: string][],
  chosen: Value,
  choose: (value: Value) => void,
): HTMLLabelElement {
  const select = make(
    'select',
    { testid },
    ...options.map(([value, text]) => {
      const option = make('option', {}, text)
      option.value = String(value)
      option.selected = value === chosen
      return option
    }),
  )
  select.addEventListener('change', () => {
    const [value] = options[select.selectedIndex] ?? []
    if (value !== undefined) choose(value)
  })
  return make('label', {}, make('span', {}, label), select)
}

/** How the phone is set: theme, font size, connection, and the end of the Mini Program. */
export function createPhoneForm(
  texts: PhoneTexts,
  program: PhoneMiniProgram,
  settings: PhoneSettings,
  themed: () => void,
): HTMLElement {
  const theme = choice(
    texts.theme,
    'theme',
    [
      ['light', texts.light],
      ['dark', texts.dark],
    ],
    settings.theme,
    (chosen) => {
      program.change({ theme: chosen })
      themed()
    },
  )
  const network = choice<'wifi' | 'slow' | 'none'>(
    texts.network,
    'network',
    [
      ['wifi', texts.online],
      ['slow', texts.slow],
      ['none', texts.offline],
    ],
    'wifi',
    (chosen) => {
      program.change({ networkType: chosen === 'none' ? 'none' : 'wifi', slow: chosen === 'slow' })
      themed()
    },
  )
  const font = choice(
    texts.fontSize,
    'font-size',
    FONT_SIZES.map((size, at) => [size, texts.fontSizes[at] ?? String(size)]),
    settings.fontSizeSetting,
    (fontSizeSetting) => program.change({ fontSizeSetting }),
  )
  return make(
    'div',
    { class: 'fields pairs' },
    theme,
    network,
    font,
    make('button', { testid: 'kill', onclick: program.kill }, texts.kill),
  )
}

/** How WeChat's component can end other than by the buyer's own hand; shown while it is open. */
export function createComponentForm(texts: PhoneTexts, component: ComponentSheet): HTMLElement {
  const button = (text: string, testid: string, end: Parameters<ComponentSheet['end']>[0]) =>
    make('button', { testid, onclick: () => component.end(end) }, text)
  return make(
    'div',
    { class: 'row' },
    button(texts.endFail, 'component-fail', { status: 'fail', errormsg: '系统繁忙' }),
    button(texts.endSilent, 'component-silent', 'no_answer'),
    button(texts.endForeign, 'component-foreign', {
      status: 'success',
      req_extradata: { transaction_id: '4200000000000000000000000000' },
    }),
  )
}
