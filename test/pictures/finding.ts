/** Something that a buyer cannot read or hit. */
export interface Finding {
  rule: 'contrast' | 'target' | 'cut' | 'overlap' | 'overflow' | 'broken word' | 'height'
  what: string
}
