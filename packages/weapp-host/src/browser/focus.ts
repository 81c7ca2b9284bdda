/** Returns what has the focus, also inside shadow roots; null when nothing has it. */
export function focusedIn(root: DocumentOrShadowRoot): HTMLElement | null {
  let element = root.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element instanceof HTMLElement && element !== document.body ? element : null
}
