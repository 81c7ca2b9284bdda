/** What the browser keeps for a person: nothing secret. It may refuse to keep anything. */
type Name = 'language' | 'theme' | 'carrier' | 'columns' | 'signed-in'

export function recall(name: Name): string | null {
  try {
    return localStorage.getItem(`fahuo-${name}`)
  } catch {
    return null
  }
}

export function remember(name: Name, value: string): void {
  try {
    localStorage.setItem(`fahuo-${name}`, value)
  } catch {
    // It is asked for again then.
  }
}
