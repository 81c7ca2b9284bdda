/** WeChat's plugin for the way of a parcel, as `app.json` declares it. */
export const LOGISTICS_PLUGIN = { name: 'logisticsPlugin', provider: 'wx9ad912bf20548d92' } as const
