import type { Merchant } from './merchant-api.ts'
import type { PhoneTexts } from './texts.ts'

/** What the parts of the panel share. */
export interface PanelContext {
  texts: PhoneTexts
  /** Whose phone it is now. */
  openid: () => string
  switchBuyer: (openid: string) => void
  /** The nickname of a buyer; the openid of one that nobody knows yet. */
  nameOf: (openid: string) => string
  merchant: Merchant
  /** The order that the shipping part shows; null: none. */
  selected: () => string | null
  select: (transaction_id: string) => void
  /** Does it, shows what came of it, and tells what was refused. */
  act: (action: () => Promise<unknown>) => void
  /** Reads what a person can change; null when somebody did meanwhile, so that it may be older. */
  unlessChanged: <Answer>(read: () => Promise<Answer>) => Promise<Answer | null>
}

/** A part of the panel; `draw` brings it up to date. */
export interface PanelPart {
  element: HTMLElement
  draw: () => Promise<void>
}
