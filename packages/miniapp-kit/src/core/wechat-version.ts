/**
 * The oldest base library that the kit supports: set it in WeChat's console as the smallest one, so
 * that WeChat asks a buyer with an older one to update before the Mini Program starts. From it on a
 * phone runs ES2018 as it is [official table of base libraries].
 */
export const MIN_BASE_LIBRARY = '2.21.0'

/** What WeChat tells of itself. */
export interface AppBaseInfo {
  /** The version of the base library. */
  SDKVersion?: string
  language?: string
  fontSizeScaleFactor?: number
  fontSizeSetting?: number
}

/** The calls that tell it. */
export interface AppBaseInfoWx {
  /** Base library 2.20.1 and later. */
  getAppBaseInfo?: () => AppBaseInfo
  getSystemInfoSync?: () => AppBaseInfo
}

/** Returns what WeChat tells of itself, from the call that this WeChat has; never throws. */
export function appBaseInfo(wx: AppBaseInfoWx): AppBaseInfo {
  for (const read of [wx.getAppBaseInfo, wx.getSystemInfoSync]) {
    try {
      if (read) return read.call(wx) ?? {}
    } catch {
      // The next one, or nothing: a page in Chinese, at the normal font size.
    }
  }
  return {}
}

/** Tells whether this WeChat is older than {@link MIN_BASE_LIBRARY}; one that does not say is not. */
export function isOutdated(wx: AppBaseInfoWx): boolean {
  const version = appBaseInfo(wx).SDKVersion ?? ''
  if (!/^\d+\.\d+/.test(version)) return false
  const parts = (numbers: string) => numbers.split('.').map(Number)
  const [major = 0, minor = 0, patch = 0] = parts(version)
  const [minMajor = 0, minMinor = 0, minPatch = 0] = parts(MIN_BASE_LIBRARY)
  if (major !== minMajor) return major < minMajor
  return minor === minMinor ? patch < minPatch : minor < minMinor
}
