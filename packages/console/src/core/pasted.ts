/** What was pasted or dropped anywhere in the console, on its way to bulk shipping. */
export type Pasted = { text: string } | { file: File }

let waiting: Pasted | null = null

export function keepPasted(pasted: Pasted): void {
  waiting = pasted
  dispatchEvent(new Event('fahuo-pasted'))
}

/** Takes it; the next one who asks gets null. */
export function takePasted(): Pasted | null {
  const taken = waiting
  waiting = null
  return taken
}

/** Reads what a paste or a drop carries: a file, else a text. */
export function readTransfer(transfer: DataTransfer | null): Pasted | null {
  const [file] = transfer?.files ?? []
  if (file) return { file }
  const text = transfer?.getData('text/plain') ?? ''
  return text.trim() === '' ? null : { text }
}
