import { emulator, wordsOf, type Settings } from './api.ts'
import type { ComponentSheet } from './component-sheet.ts'
import { byId, make } from './element.ts'
import { createMerchant, type ShipmentView } from './merchant-api.ts'
import type { PhoneMiniProgram, PhoneSettings } from './mini-program.ts'
import { createBuyers } from './panel-buyers.ts'
import { createComplaints } from './panel-complaints.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'
import { createFaults } from './panel-faults.ts'
import { createCalls, createPushLog } from './panel-logs.ts'
import { createOrders } from './panel-orders.ts'
import { createPlatforms, createShopChoice } from './panel-platforms.ts'
import { createClock, createComponentForm, createPhoneForm } from './panel-phone.ts'
import { createServices } from './panel-services.ts'
import { createShip } from './panel-ship.ts'
import { createWechatPay } from './panel-wechat-pay.ts'
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
  let actsUnderWay = 0
  let actsDone = 0
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
      actsUnderWay += 1
      action()
        .catch((error: unknown) => {
          problem.textContent = wordsOf(error, texts)
        })
        .finally(() => {
          actsUnderWay -= 1
          actsDone += 1
        })
        .then(refresh)
        .catch(() => {})
    },
    async unlessChanged(read) {
      const before = actsDone
      const answer = await read()
      return actsUnderWay > 0 || actsDone !== before ? null : answer
    },
  }

  const buyers = createBuyers(context, (known) => {
    names = known
  })
  const clock = createClock(context)
  const shopChoice = createShopChoice(context)
  const orderPart = createOrders(context, { ...settings, canShip, shipments: () => shipments })
  const shipPart = createShip(context, { settings, keyField, canShip })
  const payPart = createWechatPay(context, settings)
  const complaintPart = createComplaints(context)
  const servicePart = createServices(context)
  const faultPart = createFaults(context, settings.call_paths)
  const callPart = createCalls(context)
  const pushPart = createPushLog(context)
  const platformPart = createPlatforms(context)
  const parts: PanelPart[] = [
    clock,
    shopChoice,
    orderPart,
    shipPart,
    payPart,
    complaintPart,
    servicePart,
    faultPart,
    callPart,
    pushPart,
    platformPart,
  ]

  const componentForm = section(
    'component',
    texts.component,
    createComponentForm(texts, deps.component),
  )
  componentForm.classList.add('notice')
  const sections = {
    orders: section('orders', texts.orders, orderPart.element),
    ship: section('ship', texts.shipping, shipPart.element),
    pay: section('wechat-pay', texts.wechatPay, payPart.element),
    complaints: section('complaints', texts.complaints, complaintPart.element),
    services: section('services', texts.services, servicePart.element),
    platforms: section('platforms', texts.platforms, platformPart.element),
    faults: section('faults', texts.faults, faultPart.element),
    calls: section('calls', texts.calls, callPart.element),
    pushes: section('pushes', texts.pushes, pushPart.element),
    phone: section(
      'phone-settings',
      texts.phone,
      createPhoneForm(texts, deps.program, deps.phone, deps.habits, deps.themed),
    ),
  }
  const jumpLinks = jumps(texts, sections)
  /** Where there are none, nothing of the panel is about platforms. */
  const showPlatforms = () => {
    const there = platformPart.isThere()
    sections.platforms.hidden = !there
    const link = jumpLinks.querySelector<HTMLElement>(`[href='#${sections.platforms.id}']`)
    if (link) link.hidden = !there
  }
  showPlatforms()
  byId('panel').ariaLabel = texts.title
  byId('panel').replaceChildren(
    header(texts, deps.language, clock.element),
    shopChoice.element,
    buyers.element,
    jumpLinks,
    problem,
  )
  const wide = matchMedia(TWO_COLUMNS)
  const place = () => {
    for (const column of byId('panel').querySelectorAll('.column')) column.remove()
    const { orders, ship, pay, complaints, services, platforms, faults, calls, pushes, phone } =
      sections
    const columns = wide.matches
      ? [
          [orders, pay, complaints, calls, pushes],
          [componentForm, ship, services, platforms, faults, phone],
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
        // Somebody may have picked one meanwhile.
        if (selected === null) selected = newest[0]?.transaction_id ?? null
      }
      await Promise.all(parts.map((part) => part.draw()))
      showPlatforms()
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
