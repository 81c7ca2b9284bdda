import { useFahuo } from './provider.tsx'

/** Above this font size rows are laid out anew. */
export const LARGE_SCALE = 1.25

/** Returns the properties of a part's root element: its classes and the buyer's font size. */
export function useRoot(className: string): { className: string; style?: string } {
  const { scale } = useFahuo()
  if (scale === 1) return { className: `fahuo ${className}` }
  return {
    className: `fahuo${scale > LARGE_SCALE ? ' fahuo-large' : ''} ${className}`,
    style: `--fahuo-scale:${scale}`,
  }
}
