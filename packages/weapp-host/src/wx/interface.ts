import { ApiFailure, weappApi } from './api.ts'
import { wechatTexts } from '../logic/texts.ts'
import type { WxDeps } from './deps.ts'

interface Args {
  title?: string
  icon?: string
  duration?: number
  mask?: boolean
  content?: string
  showCancel?: boolean
  cancelText?: string
  confirmText?: string
  editable?: boolean
  placeholderText?: string
  itemList?: string[]
  data?: unknown
  scrollTop?: number
  selector?: string
  offsetTop?: number
}

/** Most characters of a dialog's button [official]. */
const MAX_BUTTON_TEXT = 4

/** Most items of an action sheet [official]. */
const MAX_SHEET_ITEMS = 6

/** `wx.showToast`, `wx.showModal` and similar: dialogs, title, scrolling and pull-down refresh. */
export function interfaceApi(deps: WxDeps): Record<string, unknown> {
  const { ui, language } = deps.options
  const texts = wechatTexts(language)
  const api = (name: string, run: (args: Args) => unknown) => ({ [name]: weappApi(name, run) })
  const nothing = () => {}

  return {
    ...api('showToast', ({ title = '', icon = 'success', duration = 1500, mask = false }) =>
      ui.toast({ title, icon, duration, mask }),
    ),
    ...api('hideToast', () => ui.toast(null)),
    ...api('showLoading', ({ title = '', mask = false }) => ui.loading({ title, mask })),
    ...api('hideLoading', () => ui.loading(null)),
    ...api('showModal', async (args) => {
      const { title = '', content = '', showCancel = true } = args
      const { editable = false, placeholderText = '' } = args
      for (const name of ['cancelText', 'confirmText'] as const)
        if ((args[name] ?? '').length > MAX_BUTTON_TEXT)
          throw new ApiFailure(`fail ${name} length should not larger than 4 Chinese characters`)
      const { cancelText = texts.cancel, confirmText = texts.confirm } = args
      const buttons = { showCancel, cancelText, confirmText }
      const answer = await ui.modal({ title, content, ...buttons, editable, placeholderText })
      const written = editable && answer.confirm ? (answer.content ?? '') : null
      return { confirm: answer.confirm, cancel: !answer.confirm, content: written }
    }),
    ...api('showActionSheet', async ({ itemList = [] }) => {
      if (itemList.length === 0 || itemList.length > MAX_SHEET_ITEMS)
        throw new ApiFailure('fail parameter error: itemList should not be larger than 6')
      const tapIndex = await ui.actionSheet(itemList)
      if (tapIndex === null) throw new ApiFailure('fail cancel')
      return { tapIndex }
    }),
    ...api('setClipboardData', ({ data = '' }) => {
      ui.clipboard(String(data))
      // WeChat shows this by itself [official].
      ui.toast({ title: texts.copied, icon: 'none', duration: 1500, mask: false })
    }),
    ...api('setNavigationBarTitle', ({ title = '' }) => {
      const page = deps.navigation.top()
      if (page) page.title = title
      deps.schedule()
    }),
    ...api('setNavigationBarColor', nothing),
    ...api('setBackgroundColor', nothing),
    ...api('setBackgroundTextStyle', nothing),
    ...api('hideHomeButton', nothing),
    ...api('pageScrollTo', async ({ scrollTop, selector, offsetTop = 0, duration = 300 }) => {
      if (scrollTop !== undefined) return ui.scrollTo(scrollTop, duration)
      const { page, place } = await findRect(deps, selector ?? '')
      if (!place) throw new ApiFailure(`fail cannot find node "${selector}"`)
      return ui.scrollTo(page.scrollTop + place.top + offsetTop, duration)
    }),
    ...api('startPullDownRefresh', () => void deps.pullDown.start()),
    ...api('stopPullDownRefresh', () => deps.pullDown.stop()),
  }
}

function findRect(deps: WxDeps, selector: string) {
  return new Promise<{ page: { scrollTop: number }; place: { top: number } | null }>((found) => {
    const query = deps.createSelectorQuery()
    query.select(selector).boundingClientRect()
    query.selectViewport().scrollOffset()
    query.exec(([place, page]) =>
      found({
        page: (page ?? { scrollTop: 0 }) as { scrollTop: number },
        place: place as { top: number } | null,
      }),
    )
  })
}
