import { byId, make } from './element.ts'
import { openLayer } from './layer.ts'
import type { PhoneTexts } from './texts.ts'

/**
 * In the place of WeChat's logistics plugin: says that its page opens here, and for which token. The
 * way of the parcel itself is WeChat's to know.
 */
export function logisticsPlugin(
  texts: PhoneTexts,
  host: () => { hide: () => void; show: () => void } | null,
) {
  return {
    openWaybillTracking({ waybillToken }: { waybillToken?: string } = {}): void {
      host()?.hide()
      const back = () => {
        close()
        host()?.show()
      }
      const page = make(
        'div',
        { class: 'tracking-page', label: texts.tracking },
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
      page.setAttribute('role', 'dialog')
      // Escape goes back, as on Android.
      const close = openLayer(byId('tracking'), page, back)
    },
  }
}
