import { parseDocument } from 'htmlparser2'
import { fileOf, resolvePath, type Bundle } from '../logic/bundle.ts'
import { compileExpression, compileText, type Evaluate, type Scope } from './expression.ts'
import { runWxs } from './wxs.ts'

/** A compiled node of WXML. */
export type Part =
  | { kind: 'text'; text: Evaluate }
  | { kind: 'block'; children: Part[] }
  | { kind: 'if'; branches: { test: Evaluate | null; body: Part }[] }
  | { kind: 'for'; list: Evaluate; item: string; index: string; key: string | null; body: Part }
  | { kind: 'template'; is: Evaluate; data: Evaluate | null; file: WxmlFile }
  | { kind: 'element'; tag: string; attrs: [name: string, value: Evaluate][]; children: Part[] }

/** A compiled WXML file with its templates and wxs modules. */
export interface WxmlFile {
  path: string
  body: Part[]
  templates: Map<string, { body: Part[]; file: WxmlFile }>
  modules: Scope
}

type ParsedNode = ReturnType<typeof parseDocument>['children'][number]
type ParsedElement = ParsedNode & {
  name: string
  attribs: Record<string, string>
  children: ParsedNode[]
}

/** Compiles a bundle's WXML, each file once. */
export function createWxmlCompiler(bundle: Bundle): (path: string) => WxmlFile {
  const compiled = new Map<string, WxmlFile>()

  function compileFile(path: string): WxmlFile {
    const known = compiled.get(path)
    if (known) return known
    const file: WxmlFile = { path, body: [], templates: new Map(), modules: {} }
    compiled.set(path, file)
    const { children } = parseDocument(fileOf(bundle, path), {
      xmlMode: true,
      recognizeSelfClosing: true,
      decodeEntities: true,
    })
    file.body = compileAll(children, file)
    return file
  }

  function compileAll(nodes: readonly ParsedNode[], file: WxmlFile): Part[] {
    const parts: Part[] = []
    for (const node of nodes) {
      if (node.type === 'text') {
        const { data } = node as { data: string }
        if (data.trim() !== '') parts.push({ kind: 'text', text: compileText(data) })
      } else if (node.type === 'tag' || node.type === 'script' || node.type === 'style') {
        const part = compileElement(node, file, parts)
        if (part) parts.push(part)
      }
    }
    return parts
  }

  /** Returns null for elements that render nothing themselves. */
  function compileElement(element: ParsedElement, file: WxmlFile, before: Part[]): Part | null {
    const { name, attribs, children } = element
    if (name === 'import') {
      const imported = compileFile(resolvePath(file.path, attribs['src'] ?? ''))
      for (const [template, body] of imported.templates) file.templates.set(template, body)
      return null
    }
    if (name === 'include') {
      const included = compileFile(resolvePath(file.path, attribs['src'] ?? ''))
      return { kind: 'block', children: included.body }
    }
    if (name === 'wxs') {
      file.modules[attribs['module'] ?? ''] = runWxs(bundle, file.path, attribs['src'], () =>
        children.map((child) => (child as { data?: string }).data ?? '').join(''),
      )
      return null
    }
    if (name === 'template' && attribs['name'] !== undefined) {
      file.templates.set(attribs['name'], { body: compileAll(children, file), file })
      return null
    }
    return withDirectives(attribs, compilePlain(element, file), before)
  }

  function compilePlain({ name, attribs, children }: ParsedElement, file: WxmlFile): Part {
    if (name === 'template') {
      const data = attribs['data']?.trim()
      return {
        kind: 'template',
        is: compileText(attribs['is'] ?? ''),
        // In `data`, an object is written without its braces.
        data: data
          ? compileExpression(`{${data.replace(/^\{\{/, '').replace(/\}\}$/, '')}}`)
          : null,
        file,
      }
    }
    const inside = compileAll(children, file)
    if (name === 'block') return { kind: 'block', children: inside }
    const attrs = Object.entries(attribs)
      .filter(([attribute]) => !attribute.startsWith('wx:'))
      .map(([attribute, value]): [string, Evaluate] => [
        attribute,
        // An attribute without a value is true.
        value === '' &&
        !/^(class|style|id|value|src)$/.test(attribute) &&
        !/^(bind|catch|data-)/.test(attribute)
          ? () => true
          : compileText(value),
      ])
    return { kind: 'element', tag: name, attrs, children: inside }
  }

  return compileFile
}

/** Applies the `wx:` attributes to a part; wx:for is outside wx:if, as in WeChat. */
function withDirectives(attribs: Record<string, string>, part: Part, before: Part[]): Part | null {
  const condition = attribs['wx:if'] ?? attribs['wx:elif']
  const isElse = 'wx:else' in attribs || 'wx:elif' in attribs
  let wrapped: Part = part
  if (isElse) {
    const last = before.at(-1)
    if (last?.kind !== 'if') throw new SyntaxError('wx:else without wx:if')
    last.branches.push({
      test: condition === undefined ? null : compileText(condition),
      body: part,
    })
    return null
  }
  if (condition !== undefined)
    wrapped = { kind: 'if', branches: [{ test: compileText(condition), body: part }] }
  if (attribs['wx:for'] !== undefined)
    wrapped = {
      kind: 'for',
      list: compileText(attribs['wx:for']),
      item: attribs['wx:for-item'] ?? 'item',
      index: attribs['wx:for-index'] ?? 'index',
      key: attribs['wx:key'] ?? null,
      body: wrapped,
    }
  return wrapped
}
