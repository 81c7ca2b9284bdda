/** WeChat's plugin for the way of a parcel, as `app.json` declares it. */
export const LOGISTICS_PLUGIN = { name: 'logisticsPlugin', provider: 'wx9ad912bf20548d92' } as const

/**
 * Opens WeChat's tracking page for a token of the server's (`BuyerApi.waybillToken`).
 * @param plugin `() => requirePlugin('logisticsPlugin')`; only where app.json declares the plugin
 * @returns false where there is no such plugin (devtools, an old WeChat): show your own page then
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
