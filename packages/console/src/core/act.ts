import { useMutation, type QueryKey } from '@tanstack/react-query'
import { toast, toastError } from '../parts/toast.tsx'
import { queries } from './api.ts'

/**
 * Does something at the server once, says that it is done or why not, and reads anew what it changed.
 * @param done what is said; nothing when left out
 */
export const useAct = <Input, Result>(
  act: (input: Input) => Promise<Result>,
  changes: readonly QueryKey[],
  done?: (result: Result) => string,
) =>
  useMutation({
    mutationFn: act,
    async onSuccess(result) {
      if (done) toast(done(result))
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
    onError: toastError,
  })
