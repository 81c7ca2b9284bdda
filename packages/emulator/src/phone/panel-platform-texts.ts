/** The panel's texts of several Mini Programs and of third-party platforms. */
export const platformTextsZh = {
  shop: '小程序',
  platforms: '第三方平台',
  ticketAt: (time: string) => `上次推送票据：${time}`,
  noTicket: '还没有推送票据',
  ticketsStopped: '票据推送已停止',
  notReleased: '未全网发布',
  pushTicket: '推送票据',
  authorise: '授权',
  revokePlatform: '取消授权',
  notAuthorised: '当前小程序未授权',
  grantedSets: (sets: string) => `当前小程序已授权权限集：${sets}`,
  codeWaits: '平台还没有换取授权信息',
  alsoAuthorised: (count: number) => `共有 ${count} 个小程序授权`,
}

export const platformTextsEn: typeof platformTextsZh = {
  shop: 'Mini Program',
  platforms: 'Platforms',
  ticketAt: (time) => `Last ticket: ${time}`,
  noTicket: 'No ticket was pushed yet',
  ticketsStopped: 'Tickets have stopped',
  notReleased: 'not released',
  pushTicket: 'Push a ticket',
  authorise: 'Authorise',
  revokePlatform: 'Revoke',
  notAuthorised: 'This Mini Program has not authorised it',
  grantedSets: (sets) => `Permission sets of this Mini Program: ${sets}`,
  codeWaits: 'the platform has not exchanged the code yet',
  alsoAuthorised: (count) =>
    count === 1 ? '1 Mini Program has authorised it' : `${count} Mini Programs have authorised it`,
}
