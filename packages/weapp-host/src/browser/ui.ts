import type { HostUi, Modal } from '../logic/host-options.ts'

const ICONS: Record<string, string> = {
  success: '<svg viewBox="0 0 24 24"><path d="M4 13l5 5L20 6"/></svg>',
  error:
    '<svg viewBox="0 0 24 24"><circle cx="12" cy="12" r="10"/><path d="M12 7v6m0 4v.01"/></svg>',
  loading: '<i class="turning"></i>',
}

/** Draws toasts, loading and questions over the pages. */
export function createBrowserUi(
  frame: HTMLElement,
  page: {
    scrollTo: (top: number, duration: number) => void
    pullDown: (refreshing: boolean) => void
  },
): HostUi {
  let toast: HTMLElement | null = null
  let timer = 0

  function over(inside: HTMLElement, kind: '' | 'mask' | 'dim'): HTMLElement {
    const layer = element('div', `layer ${kind}`)
    layer.append(inside)
    frame.append(layer)
    return layer
  }
  function element(tag: string, className: string, text = ''): HTMLElement {
    const made = document.createElement(tag)
    made.className = className
    made.textContent = text
    return made
  }
  function say(shown: { title: string; icon: string; mask: boolean } | null, duration: number) {
    clearTimeout(timer)
    toast?.remove()
    toast = null
    if (shown === null) return
    const icon = ICONS[shown.icon]
    const box = element('div', icon === undefined ? 'toast' : 'toast with-icon')
    box.setAttribute('role', 'status')
    if (icon !== undefined) box.innerHTML = icon
    box.append(element('span', '', shown.title))
    toast = over(box, shown.mask ? 'mask' : '')
    if (duration > 0) timer = window.setTimeout(() => toast?.remove(), duration)
  }
  function ask<Answer>(
    box: HTMLElement,
    holder: HTMLElement,
    choices: [text: string, answer: () => Answer][],
  ): Promise<Answer> {
    box.setAttribute('role', 'dialog')
    return new Promise((answered) => {
      const layer = over(box, 'dim')
      for (const [text, answer] of choices) {
        const button = element('button', '', text)
        button.addEventListener('click', () => {
          layer.remove()
          answered(answer())
        })
        holder.append(button)
      }
      box.querySelector<HTMLElement>('input, button:last-child')?.focus({ preventScroll: true })
    })
  }
  function question(modal: Modal) {
    const box = element('div', 'modal')
    const choices = element('div', 'choices')
    const line = modal.editable ? document.createElement('input') : null
    box.append(element('h3', '', modal.title), element('p', '', line ? '' : modal.content))
    if (line) {
      line.value = modal.content
      line.placeholder = modal.placeholderText
      box.append(line)
    }
    box.append(choices)
    const yes = () => ({ confirm: true, ...(line && { content: line.value }) })
    return ask<{ confirm: boolean; content?: string }>(box, choices, [
      ...(modal.showCancel
        ? [[modal.cancelText, () => ({ confirm: false })] as [string, () => { confirm: boolean }]]
        : []),
      [modal.confirmText, yes],
    ])
  }

  return {
    toast: (shown) => say(shown, shown?.duration ?? 0),
    loading: (shown) => say(shown && { ...shown, icon: 'loading' }, 0),
    modal: question,
    actionSheet(itemList) {
      const box = element('div', 'sheet')
      return ask<number | null>(box, box, [
        ...itemList.map((text, at): [string, () => number] => [text, () => at]),
        ['取消', () => null],
      ])
    },
    clipboard: (text) => void navigator.clipboard?.writeText(text).catch(() => {}),
    ...page,
  }
}
