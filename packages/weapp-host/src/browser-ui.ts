import type { HostUi } from './host-types.ts'

/** Draws toasts, loading and questions over the page. */
export function createBrowserUi(
  frame: HTMLElement,
  scroller: HTMLElement,
  pull: HTMLElement,
): HostUi {
  let toast: HTMLElement | null = null
  let timer = 0

  function mask(inside: HTMLElement, dim: boolean): HTMLElement {
    const layer = document.createElement('div')
    layer.className = dim ? 'mask dim' : 'mask'
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
  function say(text: string | null, duration: number): void {
    clearTimeout(timer)
    toast?.remove()
    toast = null
    if (text === null) return
    const box = element('div', 'toast', text)
    box.setAttribute('role', 'status')
    toast = mask(box, false)
    toast.style.pointerEvents = 'none'
    if (duration > 0) timer = window.setTimeout(() => toast?.remove(), duration)
  }
  function ask<Answer>(
    box: HTMLElement,
    holder: HTMLElement,
    choices: [text: string, answer: Answer][],
  ): Promise<Answer> {
    box.setAttribute('role', 'dialog')
    return new Promise((answered) => {
      const layer = mask(box, true)
      for (const [text, answer] of choices) {
        const button = element('button', '', text)
        button.addEventListener('click', () => {
          layer.remove()
          answered(answer)
        })
        holder.append(button)
      }
    })
  }

  return {
    toast: (shown) => say(shown?.title ?? null, shown?.duration ?? 0),
    loading: (shown) => say(shown?.title ?? null, 0),
    modal({ title, content, showCancel, cancelText, confirmText }) {
      const box = element('div', 'modal')
      const buttons = element('div', '')
      box.append(element('h3', '', title), element('p', '', content), buttons)
      return ask(box, buttons, [
        ...(showCancel ? [[cancelText, false] as [string, boolean]] : []),
        [confirmText, true],
      ])
    },
    actionSheet(itemList) {
      const box = element('div', 'sheet')
      return ask<number | null>(box, box, [
        ...itemList.map((text, at): [string, number] => [text, at]),
        ['取消', null],
      ])
    },
    clipboard: (text) => void navigator.clipboard?.writeText(text).catch(() => {}),
    scrollTo: (top) => scroller.scrollTo({ top, behavior: 'smooth' }),
    pullDown: (refreshing) => pull.classList.toggle('on', refreshing),
  }
}
