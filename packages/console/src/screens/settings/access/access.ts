import { queries } from '../../../core/api.ts'

export const PEOPLE = ['people'] as const
export const INVITATIONS = ['invitations'] as const
export const KEYS = ['keys'] as const
export const ACTIVITY = ['activity'] as const

/** Reads anew who may come in, and what was done. */
export const refresh = () =>
  Promise.all(
    [PEOPLE, INVITATIONS, KEYS, ACTIVITY].map((queryKey) =>
      queries.invalidateQueries({ queryKey }),
    ),
  )
