import { focusedIn } from './focus.ts'
import type { HostUi, Modal } from '../logic/host-options.ts'
import type { WechatTexts } from '../logic/texts.ts'

const ICONS: Record<string, string> = {
  success: '<svg viewBox="0 0 24 24"><path d="M4 13l5 5L20 6"/></svg>',
  error:
    '<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/><path d="M12 7v6m0 4v.01"/></svg>',
  loading: '<i class="turning"></i>',
}

/** Shows toasts, loading and dialogs over the pages. */
export function createBrowserUi(
  frame: HTMLElement,
  texts: WechatTexts,
  page: {
    scrollTo: (top: number, duration: number) => void
    pullDown: (refreshing: boolean) => void
  },
): HostUi {
  let toast: HTMLElement | null = null
  let timer = 0

  function addLayer(content: HTMLElement, kind: '' | 'mask' | 'dim'): HTMLElement {
    const layer = element('div', `layer ${kind}`)
    layer.append(content)
    frame.append(layer)
    return layer
  }
  function element(tag: string, className: string, text = ''): HTMLElement {
    const node = document.createElement(tag)
    node.className = className
    node.textContent = text
    return node
  }
  function showToast(
    message: { title: string; icon: string; mask: boolean } | null,
    duration: number,
  ) {
    clearTimeout(timer)
    toast?.remove()
    toast = null
    if (message === null) return
    const icon = ICONS[message.icon]
    const box = element('div', icon === undefined ? 'toast' : 'toast with-icon')
    box.setAttribute('role', 'status')
    if (icon !== undefined) box.innerHTML = icon
    box.append(element('span', '', message.title))
    toast = addLayer(box, message.mask ? 'mask' : '')
    if (duration > 0) timer = window.setTimeout(() => toast?.remove(), duration)
  }
  /**
   * Shows choices. `dismissed` is the answer to Escape, Android's back button [assumed for dialogs];
   * a press beside them gives it, too, where WeChat has it so.
   */
  function askUser<Answer>(
    box: HTMLElement,
    buttons: HTMLElement,
    choices: [text: string, answer: () => Answer][],
    dismissed: { answer: Answer; outside: boolean },
  ): Promise<Answer> {
    box.setAttribute('role', 'dialog')
    const root = frame.getRootNode() as ShadowRoot
    const before = focusedIn(root)
    return new Promise((resolve) => {
      const covered = [...frame.children].filter((one) => one instanceof HTMLElement && !one.inert)
      for (const one of covered) one.toggleAttribute('inert', true)
      const layer = addLayer(box, 'dim')
      const close = (answer: Answer) => {
        removeEventListener('keydown', escape)
        layer.remove()
        for (const one of covered) one.toggleAttribute('inert', false)
        before?.focus({ preventScroll: true })
        resolve(answer)
      }
      const escape = (event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented || !layer.isConnected) return
        // Only the layer on top.
        if ([...frame.querySelectorAll(':scope > .dim')].at(-1) !== layer) return
        event.preventDefault()
        close(dismissed.answer)
      }
      addEventListener('keydown', escape)
      layer.addEventListener('click', ({ target }) => {
        if (target === layer && dismissed.outside) close(dismissed.answer)
      })
      for (const [text, answer] of choices) {
        const button = element('button', '', text)
        button.addEventListener('click', () => close(answer()))
        buttons.append(button)
      }
      box.querySelector<HTMLElement>('input, button:last-child')?.focus({ preventScroll: true })
    })
  }
  function showModal(modal: Modal) {
    const box = element('div', 'modal')
    const choices = element('div', 'choices')
    const field = modal.editable ? document.createElement('input') : null
    box.append(element('h3', '', modal.title), element('p', '', field ? '' : modal.content))
    if (field) {
      field.value = modal.content
      field.placeholder = modal.placeholderText
      box.append(field)
    }
    box.append(choices)
    const confirm = () => ({ confirm: true, ...(field && { content: field.value }) })
    return askUser<{ confirm: boolean; content?: string }>(
      box,
      choices,
      [
        ...(modal.showCancel
          ? [[modal.cancelText, () => ({ confirm: false })] as [string, () => { confirm: boolean }]]
          : []),
        [modal.confirmText, confirm],
      ],
      { answer: { confirm: false }, outside: false },
    )
  }

  return {
    toast: (message) => showToast(message, message?.duration ?? 0),
    loading: (message) => showToast(message && { ...message, icon: 'loading' }, 0),
    modal: showModal,
    actionSheet(itemList) {
      const box = element('div', 'sheet')
      return askUser<number | null>(
        box,
        box,
        [
          ...itemList.map((text, at): [string, () => number] => [text, () => at]),
          [texts.cancel, () => null],
        ],
        { answer: null, outside: true },
      )
    },
    clipboard: (text) => void navigator.clipboard?.writeText(text).catch(() => {}),
    ...page,
  }
}
