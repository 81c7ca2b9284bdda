import { useCallback, useEffect, useRef } from 'react'
import { createVisit, type Visit } from '../core/visit.ts'

/**
 * Begins visits of this page, one at a time: a new one ends the one before, leaving the page the
 * last.
 */
export function useVisit(): () => Visit {
  const visit = useRef<Visit | null>(null)
  useEffect(() => () => visit.current?.end(), [])
  return useCallback(() => {
    visit.current?.end()
    visit.current = createVisit()
    return visit.current
  }, [])
}
