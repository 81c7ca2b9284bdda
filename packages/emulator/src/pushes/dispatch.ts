import type { Fault } from '../gateway/faults.ts'

/** Sends off what WeChat tells a merchant, with the fault that it meets: twice, late, swapped, never. */
export function createDispatch<Item>(deliver: (item: Item) => void) {
  /** Held until the next one has been sent: the two come in the wrong order. */
  let held: Item | null = null

  return function sendOff(item: Item, fault: Fault | undefined): void {
    if (fault?.effect === 'push_lost') return
    if (fault?.effect === 'push_late') {
      setTimeout(() => deliver(item), fault.ms ?? 1000).unref()
      return
    }
    if (fault?.effect === 'push_swap') {
      held = item
      return
    }
    deliver(item)
    if (fault?.effect === 'push_twice') deliver(item)
    if (held !== null) deliver(held)
    held = null
  }
}
