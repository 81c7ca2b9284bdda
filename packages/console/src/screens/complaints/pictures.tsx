import { useState } from 'react'
import { useWords } from '../../core/language.tsx'
import { words } from './words.ts'

/** Pictures as WeChat links them; what is no https link is not opened. */
export function Pictures({ links }: { links: string[] }) {
  const text = useWords(words)
  const [broken, setBroken] = useState(false)
  const shown = links.filter((link) => link.startsWith('https://'))
  if (shown.length === 0) return null
  return (
    <>
      <ul className="pictures" aria-label={text.pictures}>
        {shown.map((link, at) => (
          <li key={link}>
            <a href={link} target="_blank" rel="noreferrer">
              <img
                src={link}
                alt={text.picture(at + 1)}
                loading="lazy"
                referrerPolicy="no-referrer"
                onError={() => setBroken(true)}
              />
            </a>
          </li>
        ))}
      </ul>
      {broken && <p className="muted small">{text.expired}</p>}
    </>
  )
}
