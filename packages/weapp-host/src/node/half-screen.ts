import type { LaunchOptions } from '../logic/host-options.ts'
import type { Host } from '../logic/host.ts'

/**
 * WeChat's half-screen Mini Program over the one under test, for instance its confirm-receipt
 * component. It covers half of the screen, so what the one below is told differs between phones.
 */
export interface HalfScreen {
  /** App.onShow comes while it is still open, and says nothing of it [observed on Android]. */
  showEarly: () => void
  /** It ends and hands this back: scene 1038, referrerInfo with its appid [official]. */
  close: (extraData: unknown) => void
  /** It is swiped away: App.onShow without referrerInfo [observed on Android]. */
  swipeAway: () => void
  /** It is closed, and nobody is told [observed on desktops]. */
  vanish: () => void
}

/**
 * Opens a half-screen Mini Program.
 * @param hides whether the one below gets App.onHide: with a phone in full screen it does [observed]
 */
export function openHalfScreen(
  program: Pick<Host, 'hide' | 'show'>,
  appId: string,
  hides = true,
): HalfScreen {
  if (hides) program.hide()
  const back: Partial<LaunchOptions> = { scene: 1038 }
  return {
    showEarly: () => program.show(),
    close: (extraData) => program.show({ ...back, referrerInfo: { appId, extraData } }),
    swipeAway: () => program.show(back),
    vanish: () => {},
  }
}
