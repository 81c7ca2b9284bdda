import { emulator, wordsOf, type Settings } from './api.ts'
import type { ComponentSheet } from './component-sheet.ts'
import { byId, make } from './element.ts'
import { createMerchant, type ShipmentView } from './merchant-api.ts'
import type { PhoneMiniProgram, PhoneSettings } from './mini-program.ts'
import { createBuyers } from './panel-buyers.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import { createFaults } from './panel-faults.ts'
import { createCalls, createPushLog } from './panel-logs.ts'
import { createOrders } from './panel-orders.ts'
import { createClock, createComponentForm, createPhoneForm } from './panel-phone.ts'
import { createShip } from './panel-ship.ts'
import type { PhoneTexts } from './texts.ts'
import type { ComponentHabits } from './wx.ts'

/** From here on the parts stand in two columns; in one they come in their own order. */
const TWO_COLUMNS = '(min-width: 1180px)'

interface PanelDeps {
  settings: Settings
  openid: () => string
  switchBuyer: (openid: string) => void
  texts: PhoneTexts
  language: string
  phone: PhoneSettings
  habits: ComponentHabits
  program: PhoneMiniProgram
  component: ComponentSheet
  /** The look of the phone has changed. */
  themed: () => void
  refresh: () => Promise<void>
}

/** What the developer sees beside the phone: buyers, orders, shipments, faults, calls and pushes. */
export function createPanel(deps: PanelDeps): { draw: () => Promise<void> } {
  const { settings, texts, refresh } = deps
  const problem = make('p', { class: 'problem', testid: 'problem' })
  problem.setAttribute('role', 'alert')
  const keyField = make('input', { testid: 'api-key' })
  Object.assign(keyField, { type: 'password', autocomplete: 'off', spellcheck: false })
  const key = () => keyField.value.trim()
  const canShip = () => settings.has_key || key() !== ''

  let names: ReadonlyMap<string, string> = new Map()
  let selected: string | null = null
  let shipments: readonly ShipmentView[] = []
  const context: PanelContext = {
    texts,
    openid: deps.openid,
    switchBuyer: deps.switchBuyer,
    nameOf: (openid) => names.get(openid) ?? openid,
    merchant: createMerchant(texts, key),
    selected: () => selected,
    select(transaction_id) {
      selected = transaction_id
      void refresh().catch(() => {})
    },
    act(action) {
      problem.textContent = ''
      action()
        .catch((error: unknown) => {
          problem.textContent = wordsOf(error, texts)
        })
        .then(refresh)
        .catch(() => {})
    },
  }

  const buyers = createBuyers(context, (known) => {
    names = known
  })
  const clock = createClock(context)
  const orderPart = createOrders(context, { canShip, shipments: () => shipments })
  const shipPart = createShip(context, { settings, keyField, canShip })
  const faultPart = createFaults(context, settings.call_paths)
  const callPart = createCalls(context)
  const pushPart = createPushLog(context)
  const parts: PanelPart[] = [clock, orderPart, shipPart, faultPart, callPart, pushPart]

  const componentForm = section(
    'component',
    texts.component,
    createComponentForm(texts, deps.component),
  )
  componentForm.classList.add('notice')
  const sections = {
    orders: section('orders', texts.orders, orderPart.element),
    ship: section('ship', texts.shipping, shipPart.element),
    faults: section('faults', texts.faults, faultPart.element),
    calls: section('calls', texts.calls, callPart.element),
    pushes: section('pushes', texts.pushes, pushPart.element),
    phone: section(
      'phone-settings',
      texts.phone,
      createPhoneForm(texts, deps.program, deps.phone, deps.habits, deps.themed),
    ),
  }
  byId('panel').ariaLabel = texts.title
  byId('panel').replaceChildren(
    header(texts, deps.language, clock.element),
    buyers.element,
    jumps(texts, sections),
    problem,
  )
  const wide = matchMedia(TWO_COLUMNS)
  const place = () => {
    for (const column of byId('panel').querySelectorAll('.column')) column.remove()
    const { orders, ship, faults, calls, pushes, phone } = sections
    const columns = wide.matches
      ? [
          [orders, calls, pushes],
          [componentForm, ship, faults, phone],
        ]
      : [[componentForm, ...Object.values(sections)]]
    byId('panel').append(...columns.map((parts) => make('div', { class: 'column' }, ...parts)))
  }
  wide.addEventListener('change', place)
  place()

  return {
    async draw() {
      componentForm.hidden = !deps.component.isOpen()
      // Names and shipments stand in the rows of the others.
      await buyers.draw()
      if (canShip()) shipments = await context.merchant.recent().catch(() => [])
      if (selected === null) {
        const { orders: newest } = await emulator.orders({ limit: 1 })
        selected = newest[0]?.transaction_id ?? null
      }
      await Promise.all(parts.map((part) => part.draw()))
    },
  }
}

function header(texts: PhoneTexts, language: string, clock: HTMLElement): HTMLElement {
  const toggle = make('a', { class: 'language' }, texts.language)
  const other = () => {
    // The buyer may have changed since.
    const search = new URLSearchParams(location.search)
    search.set('lang', language === 'en' ? 'zh' : 'en')
    toggle.href = `?${search}`
  }
  other()
  toggle.addEventListener('click', other)
  toggle.lang = language === 'en' ? 'zh-CN' : 'en'
  return make(
    'header',
    {},
    make('div', { class: 'title' }, make('h1', {}, texts.title), make('p', {}, texts.intro)),
    make('div', { class: 'tools' }, clock, toggle),
  )
}

/** Leads to the parts where they do not fit beside each other. */
function jumps(texts: PhoneTexts, sections: Record<string, HTMLElement>): HTMLElement {
  const links = Object.values(sections).map((one) => {
    const link = make('a', {}, one.querySelector('h2')?.textContent ?? '')
    link.href = `#${one.id}`
    return link
  })
  return make('nav', { class: 'jumps', label: texts.sections }, ...links)
}

function section(id: string, title: string, ...content: HTMLElement[]): HTMLElement {
  const heading = make('h2', {}, title)
  heading.id = `${id}-title`
  const made = make('section', {}, heading, ...content)
  made.id = `${id}-part`
  made.setAttribute('aria-labelledby', heading.id)
  return made
}
