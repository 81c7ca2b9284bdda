/**
 * Copies a text that is still on its way: the press counts for what it asks for.
 * @throws when the browser does not allow it
 */
export async function copyText(text: Promise<string>): Promise<void> {
  if (navigator.clipboard && typeof ClipboardItem === 'function') {
    const blob = text.then((plain) => new Blob([plain], { type: 'text/plain' }))
    return navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
  }
  // Without https, at another address than localhost: the old way, which needs a selection.
  const field = document.createElement('textarea')
  field.value = await text
  document.body.append(field)
  field.select()
  const copied = document.execCommand('copy')
  field.remove()
  if (!copied) throw new Error('not copied')
  return undefined
}
