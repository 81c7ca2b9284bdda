import { emulator } from './api.ts'
import { clockTime, labelled, make, select, tick } from './element.ts'
import type { ComponentSheet } from './component-sheet.ts'
import type { PhoneMiniProgram, PhoneSettings } from './mini-program.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import type { PhoneTexts } from './texts.ts'
import { DAY_SECONDS } from '../state/time.ts'
import type { ComponentHabits } from './wx.ts'

/** The usual sizes of WeChat's setting: small, usual, large, largest here. */
const FONT_SIZES = [15, 17, 20, 24]

/** How the phone is set: theme, font size, connection, the component, the end of the Mini Program. */
export function createPhoneForm(
  texts: PhoneTexts,
  program: PhoneMiniProgram,
  settings: PhoneSettings,
  habits: ComponentHabits,
  themed: () => void,
): HTMLElement {
  const theme = select(
    'theme',
    [
      ['light', texts.light],
      ['dark', texts.dark],
    ] as const,
    settings.theme,
    (chosen) => {
      program.change({ theme: chosen })
      themed()
    },
  )
  const network = select<'wifi' | 'slow' | 'none'>(
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
  const font = select(
    'font-size',
    FONT_SIZES.map((size, at) => [size, texts.fontSizes[at] ?? String(size)] as const),
    settings.fontSizeSetting,
    (fontSizeSetting) => {
      program.change({ fontSizeSetting })
      themed()
    },
  )
  return make(
    'div',
    {},
    make(
      'div',
      { class: 'fields' },
      labelled(texts.theme, theme),
      labelled(texts.network, network),
      labelled(texts.fontSize, font),
    ),
    make(
      'fieldset',
      { class: 'habits' },
      make('legend', {}, texts.onComponent),
      tick('shows-while-open', texts.showsWhileOpen, (on) => {
        habits.shows_while_open = on
      }),
      tick('never-returns', texts.neverReturns, (on) => {
        habits.never_returns = on
      }),
    ),
    make('button', { testid: 'kill', class: 'wide', onclick: program.kill }, texts.kill),
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

/** WeChat's clock, which only goes forward. */
export function createClock({ texts, act }: PanelContext): PanelPart {
  const clock = make('time', { class: 'clock', testid: 'clock' })
  const forward = (text: string, testid: string, days: number) =>
    make('button', { testid, onclick: () => act(() => emulator.advance(days * DAY_SECONDS)) }, text)
  return {
    element: make(
      'div',
      { class: 'row clock-row', label: texts.clock },
      clock,
      forward(texts.day, 'advance-day', 1),
      forward(texts.tenDays, 'advance-ten-days', 10),
    ),
    async draw() {
      clock.textContent = clockTime((await emulator.clock()).now)
    },
  }
}
