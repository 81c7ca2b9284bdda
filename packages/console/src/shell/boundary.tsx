import { Component, type ReactNode } from 'react'
import { useWords } from '../core/language.tsx'
import { Button } from '../parts/button.tsx'
import { Empty } from '../parts/empty.tsx'
import { words } from './words.ts'

/** Keeps a screen that failed from taking the menu along. React wants a class for it. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Broken /> : this.props.children
  }
}

/** Most often the server was updated, and a part of the old console is no longer there. */
function Broken() {
  const text = useWords(words)
  return (
    <Empty icon="warn" title={text.broken}>
      <Button onClick={() => location.reload()}>{text.reload}</Button>
    </Empty>
  )
}
