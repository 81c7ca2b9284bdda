/** Takes what was pasted, dropped or chosen, and opens the import that comes of it. */
import { useCallback, useEffect, useState } from 'react'
import { takePasted, type Pasted } from '../../core/pasted.ts'
import { useRouter } from '../../core/router.tsx'
import { upload } from './upload.ts'

export function useTake() {
  const { go } = useRouter()
  const [percent, setPercent] = useState<number | null>(null)
  const [failed, setFailed] = useState<{ error: unknown; pasted: Pasted } | null>(null)
  const [first, setFirst] = useState<Pasted | null>(null)
  const take = useCallback(
    async (pasted: Pasted, columns?: string) => {
      setFailed(null)
      setPercent(0)
      setFirst(pasted)
      try {
        const taken = await upload(pasted, {
          ...(columns !== undefined && { columns }),
          onProgress: setPercent,
        })
        go(`/bulk?import=${taken.id}`)
      } catch (error) {
        setFailed({ error, pasted })
      } finally {
        setPercent(null)
      }
    },
    [go],
  )
  // From elsewhere in the console: Ctrl+V, or a file that was dropped.
  useEffect(() => {
    const onPasted = () => {
      const pasted = takePasted()
      if (pasted) void take(pasted)
    }
    onPasted()
    addEventListener('fahuo-pasted', onPasted)
    return () => removeEventListener('fahuo-pasted', onPasted)
  }, [take])
  return { take, percent, failed, first }
}
