import { chosenAppid, emulator, type PlatformView, type ShopView } from './api.ts'
import { clockTime, labelled, make, redraw, redrawList, select } from './element.ts'
import type { PanelContext, PanelPart } from './panel-context.ts'

/** A part that is shown only where there is something to show. */
export interface OptionalPart extends PanelPart {
  isThere: () => boolean
}

/** Whose phone and panel it is, where there are several Mini Programs: the page is opened anew for one. */
export function createShopChoice({ texts }: PanelContext): PanelPart {
  const element = make('div', { class: 'shops-row' })
  element.hidden = true
  function choose(appid: string): void {
    const search = new URLSearchParams(location.search)
    search.set('appid', appid)
    // Its buyers are others.
    search.delete('openid')
    location.search = String(search)
  }
  return {
    element,
    async draw() {
      const shops = await emulator.shops()
      element.hidden = shops.length < 2
      const chosen = chosenAppid() ?? shops[0]?.appid ?? ''
      const options = shops.map(({ appid, name }) => [appid, name ?? appid] as const)
      redraw(element, options, () => [
        labelled(texts.shop, select('shop', options, chosen, choose)),
      ])
    },
  }
}

interface Row extends PlatformView {
  /** Of the Mini Program on the phone. */
  mine: PlatformView['authorisations'][number] | null
}

/** Third-party platforms: what WeChat and the merchant do about them. */
export function createPlatforms({ texts, act }: PanelContext): OptionalPart {
  const list = make('ul', { class: 'log', testid: 'platforms' })
  let there = false

  const rowsOf = (platforms: readonly PlatformView[], [first]: readonly ShopView[]): Row[] => {
    const appid = chosenAppid() ?? first?.appid
    return platforms.map((one) => ({
      ...one,
      mine: one.authorisations.find((authorisation) => authorisation.appid === appid) ?? null,
    }))
  }
  const stateOf = ({ mine }: Row): string => {
    if (!mine) return texts.notAuthorised
    const granted = texts.grantedSets(mine.permission_sets.join(', '))
    return mine.exchanged ? granted : `${granted} · ${texts.codeWaits}`
  }
  const ticketOf = ({ ticket_at, ticket_push }: Row): string => {
    if (!ticket_push) return texts.ticketsStopped
    return ticket_at === 0 ? texts.noTicket : texts.ticketAt(clockTime(ticket_at))
  }
  function fill(element: HTMLElement, row: Row): void {
    const { component_appid, name, released, authorisations } = row
    const button = (
      action: Parameters<typeof emulator.actOnPlatform>[1],
      text: string,
    ): HTMLElement =>
      make(
        'button',
        {
          testid: `platform-${action}`,
          onclick: () => act(() => emulator.actOnPlatform(component_appid, action)),
        },
        text,
      )
    element.replaceChildren(
      make(
        'div',
        {},
        make('b', {}, name),
        ' ',
        make('small', {}, component_appid, ...(released ? [] : [` · ${texts.notReleased}`])),
      ),
      make('p', { class: 'hint', testid: 'platform-state' }, stateOf(row)),
      make('p', { class: 'hint' }, texts.alsoAuthorised(authorisations.length)),
      make('p', { class: 'hint', testid: 'platform-ticket' }, ticketOf(row)),
      make(
        'div',
        { class: 'row' },
        button('ticket', texts.pushTicket),
        row.mine ? button('revoke', texts.revokePlatform) : button('authorise', texts.authorise),
      ),
    )
  }

  return {
    element: list,
    isThere: () => there,
    async draw() {
      const [platforms, shops] = await Promise.all([emulator.platforms(), emulator.shops()])
      there = platforms.length > 0
      redrawList(list, rowsOf(platforms, shops), {
        keyOf: ({ component_appid }) => component_appid,
        make: () => make('li', { testid: 'platform' }),
        fill,
      })
    },
  }
}
