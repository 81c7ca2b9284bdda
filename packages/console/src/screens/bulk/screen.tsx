import { useQueryState } from '../../core/router.tsx'
import { ImportView } from './import.tsx'
import { Start } from './start.tsx'
import './bulk.css'

/** Bulk shipping: nothing chosen yet, or the import that the address names. */
export default function BulkScreen() {
  const [{ import: id }] = useQueryState({ import: '' })
  return id === '' ? <Start /> : <ImportView key={id} id={id} />
}
