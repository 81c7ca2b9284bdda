/**
 * Opens WeChat's tracking page for a token from `BuyerApi.waybillToken`.
 * @param plugin `() => requirePlugin('logisticsPlugin')`; only where app.json declares the plugin
 * @returns false where there is no such plugin (devtools, an old WeChat): show a page of your own
 */
export function openWaybillTracking(waybill_token: string, plugin: () => unknown): boolean {
  try {
    const { openWaybillTracking: open } = (plugin() ?? {}) as {
      openWaybillTracking?: (options: { waybillToken: string }) => void
    }
    if (typeof open !== 'function') return false
    open({ waybillToken: waybill_token })
    return true
  } catch {
    return false
  }
}
