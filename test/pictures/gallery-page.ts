import type { Problem } from './measure.ts'

/** A picture on the page, and the one to compare it with. */
export interface Shown {
  scene: string
  file: string
  beside?: string
}

const STYLE = `
  body { margin: 0; padding: 24px; background: #fafafa; color: #222; font: 14px/1.5 system-ui, sans-serif; }
  h1 { margin: 0 0 4px; font-size: 22px; }
  h2 { margin: 40px 0 8px; font-size: 17px; }
  nav { columns: 5 160px; margin: 16px 0; }
  nav a { display: block; color: #06c; text-decoration: none; }
  .row { display: flex; gap: 24px; overflow-x: auto; align-items: flex-start; }
  figure { flex: none; margin: 0; }
  .pair { display: flex; gap: 4px; padding: 4px; border-radius: 8px; background: #ddd; }
  img { display: block; width: 300px; height: auto; border-radius: 4px; }
  figcaption { color: #666; font-size: 12px; }
  ul.problems { margin: 0; padding-left: 20px; color: #a40000; }
`

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)

const image = (file: string) => `<img src="${escaped(file)}" alt="${escaped(file)}" loading="lazy">`

const figure = ({ file, beside }: Shown) => `
  <figure>
    <div class="pair">${image(file)}${beside === undefined ? '' : image(beside)}</div>
    <figcaption>${escaped(file)}${beside === undefined ? '' : ' | the picture to compare with'}</figcaption>
  </figure>`

const list = (lines: readonly string[]) =>
  lines.length === 0
    ? ''
    : `<ul class="problems">${lines.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul>`

/** Returns the web page: a row for each scene, with what was found wrong in it. */
export function galleryPage(found: {
  pictures: readonly Shown[]
  problems: readonly Problem[]
  /** Why a picture was not drawn. */
  failed: readonly string[]
  /** Pictures to compare with that have no scene. */
  missing: readonly string[]
}): string {
  const scenes = [...new Set(found.pictures.map(({ scene }) => scene))]
  const rows = scenes.map((scene) => {
    const problems = found.problems.filter((problem) => problem.scene === scene)
    return `
<h2 id="${escaped(scene)}">${escaped(scene)}</h2>
${list(problems.map(({ where, what }) => `${where}: ${what}`))}
<div class="row">${found.pictures
      .filter((picture) => picture.scene === scene)
      .map(figure)
      .join('')}
</div>`
  })
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The buyer's pages</title>
<style>${STYLE}</style>
<h1>The buyer's pages</h1>
<p>${scenes.length} states, ${found.pictures.length} pictures.</p>
${list([...found.failed, ...found.missing.map((file) => `no scene is called ${file}`)])}
<nav>${scenes.map((scene) => `<a href="#${escaped(scene)}">${escaped(scene)}</a>`).join('')}</nav>
${rows.join('\n')}
</html>
`
}
