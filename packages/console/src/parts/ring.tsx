import type { Tone } from './pill.tsx'

const RADIUS = 8
const AROUND = 2 * Math.PI * RADIUS

/** How much of something has passed, from 0 to 1. The words beside it say the same. */
export function Ring({ part, tone }: { part: number; tone: Tone }) {
  const shown = Math.min(1, Math.max(0, part)) * AROUND
  return (
    <svg
      className={`ring ring-${tone}`}
      width="22"
      height="22"
      viewBox="0 0 22 22"
      aria-hidden="true"
    >
      <circle cx="11" cy="11" r={RADIUS} className="ring-all" />
      <circle
        cx="11"
        cy="11"
        r={RADIUS}
        className="ring-part"
        strokeDasharray={`${shown} ${AROUND}`}
        transform="rotate(-90 11 11)"
      />
    </svg>
  )
}
