import { byId, make } from './element.ts'
import type { PhoneTexts } from './texts.ts'

/**
 * In the place of WeChat's logistics plugin: says that its page opens here, and for which token. The
 * way of the parcel itself is WeChat's to know.
 */
export function logisticsPlugin(
  texts: PhoneTexts,
  host: () => { hide: () => void; show: () => void } | null,
) {
  const screen = byId('tracking')
  return {
    openWaybillTracking({ waybillToken }: { waybillToken?: string } = {}): void {
      host()?.hide()
      const back = () => {
        screen.hidden = true
        screen.replaceChildren()
        host()?.show()
      }
      screen.replaceChildren(
        make(
          'header',
          {},
          make('button', {
            class: 'back',
            label: texts.back,
            testid: 'tracking-back',
            onclick: back,
          }),
          make('span', {}, texts.tracking),
        ),
        make('p', {}, texts.trackingHere),
        make('code', { testid: 'tracking-token' }, waybillToken ?? ''),
      )
      screen.hidden = false
    },
  }
}
