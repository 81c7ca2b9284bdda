/** WeChat's logistics plugin, as `app.json` declares it. */
export const LOGISTICS_PLUGIN = { name: 'logisticsPlugin', provider: 'wx9ad912bf20548d92' } as const
