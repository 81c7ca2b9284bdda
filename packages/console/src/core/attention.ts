import type { Fahuo } from '@fahuo/client'
import { useQuery } from '@tanstack/react-query'
import { fahuo, LIVE_MS } from './api.ts'

export type Attention = Awaited<ReturnType<Fahuo['readAttention']>>
type Kind = Attention['attention'][number]['kind']

/** What needs a person, asked once for the whole console. */
export const useAttention = () =>
  useQuery({
    queryKey: ['attention'],
    queryFn: () => fahuo.readAttention({}),
    refetchInterval: LIVE_MS,
  })

/** Makes a hook that counts what waits of some kinds, for the menu. */
export const countOf =
  (...kinds: Kind[]) =>
  (): number | undefined =>
    useAttention()
      .data?.attention.filter(({ kind }) => kinds.includes(kind))
      .reduce((sum, { count }) => sum + count, 0)
