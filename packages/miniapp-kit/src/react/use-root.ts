import { LARGE_SCALE } from '../core/card.ts'
import { useFahuo } from './provider.tsx'

/** Returns the properties of a part's root element: its classes and the buyer's font size. */
export function useRoot(className: string): { className: string; style?: string } {
  const { scale } = useFahuo()
  if (scale === 1) return { className: `fahuo ${className}` }
  return {
    className: `fahuo${scale > LARGE_SCALE ? ' fahuo-large' : ''} ${className}`,
    style: `--fahuo-scale:${scale}`,
  }
}
