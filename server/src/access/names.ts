/** How names of people are compared: as they are read aloud. */
export const nameKey = (name: string): string =>
  name.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

export const sameName = (one: string, other: string): boolean => nameKey(one) === nameKey(other)
