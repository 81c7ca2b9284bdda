import { useCallback, useEffect, useRef } from 'react'
import { createCancellation, type Cancellation } from '../core/cancellation.ts'

/**
 * Returns a function that makes a cancellation for the next request. Making one cancels the one
 * before; leaving the page cancels the last.
 */
export function useCancellation(): () => Cancellation {
  const current = useRef<Cancellation | null>(null)
  useEffect(() => () => current.current?.cancel(), [])
  return useCallback(() => {
    current.current?.cancel()
    current.current = createCancellation()
    return current.current
  }, [])
}
