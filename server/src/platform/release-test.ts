/**
 * The accounts by which WeChat tests a platform before its release (全网发布检测): one of the pairs, drawn
 * at random, authorises and revokes [official]. Those of Mini Programs.
 */
const TEST_ACCOUNTS: ReadonlyMap<string, string> = new Map([
  ['wxd101a85aa106f53e', 'gh_8dad206e9538'],
  ['wxc39235c15087f6f3', 'gh_905ae9d01059'],
  ['wx7720d01d4b2a4500', 'gh_393666f1fdf4'],
  ['wx05d483572dcd5d8b', 'gh_39abb5d4e1b7'],
  ['wx5910277cae6fd970', 'gh_7818dcb60240'],
])

export const isTestAccount = (appid: string): boolean => TEST_ACCOUNTS.has(appid)
