import { parseExpressionAt, type Expression, type Node, type SpreadElement } from 'acorn'

/** The names that a WXML expression can use: data of the page or template, and wxs modules. */
export type Scope = Record<string, unknown>

/** A compiled expression. As in WXML, a missing name or member is undefined, never an error. */
export type Evaluate = (scope: Scope) => unknown

/** Compiles the inside of `{{ }}`. @throws SyntaxError naming the expression */
export function compileExpression(source: string): Evaluate {
  try {
    return compile(parseExpressionAt(`(${source})`, 0, { ecmaVersion: 2023 }))
  } catch (error) {
    throw new SyntaxError(`invalid WXML expression {{${source}}}`, { cause: error })
  }
}

type Operator = (left: () => unknown, right: () => unknown) => unknown
type Num = number

const operators: Record<string, Operator> = {
  '+': (l, r) => (l() as Num) + (r() as Num),
  '-': (l, r) => (l() as Num) - (r() as Num),
  '*': (l, r) => (l() as Num) * (r() as Num),
  '/': (l, r) => (l() as Num) / (r() as Num),
  '%': (l, r) => (l() as Num) % (r() as Num),
  '<': (l, r) => (l() as Num) < (r() as Num),
  '>': (l, r) => (l() as Num) > (r() as Num),
  '<=': (l, r) => (l() as Num) <= (r() as Num),
  '>=': (l, r) => (l() as Num) >= (r() as Num),
  // oxlint-disable-next-line eqeqeq -- WXML has loose comparison, too
  '==': (l, r) => l() == r(),
  // oxlint-disable-next-line eqeqeq -- WXML has loose comparison, too
  '!=': (l, r) => l() != r(),
  '===': (l, r) => l() === r(),
  '!==': (l, r) => l() !== r(),
  '&&': (l, r) => l() && r(),
  '||': (l, r) => l() || r(),
  '??': (l, r) => l() ?? r(),
}

function compile(node: Expression): Evaluate {
  switch (node.type) {
    case 'Literal':
      return () => node.value
    case 'Identifier':
      return node.name === 'undefined' ? () => undefined : (scope) => scope[node.name]
    case 'ParenthesizedExpression':
      return compile(node.expression)
    case 'MemberExpression': {
      const object = compile(node.object as Expression)
      const key = node.computed
        ? compile(node.property as Expression)
        : () => (node.property as { name: string }).name
      return (scope) => memberOf(object(scope), key(scope))
    }
    case 'CallExpression':
      return compileCall(node.callee as Expression, node.arguments)
    case 'ConditionalExpression': {
      const [test, yes, no] = [node.test, node.consequent, node.alternate].map(compile)
      return (scope) => (test?.(scope) ? yes?.(scope) : no?.(scope))
    }
    case 'LogicalExpression':
    case 'BinaryExpression': {
      const operate = operators[node.operator]
      if (!operate) return unsupported(node)
      const left = compile(node.left as Expression)
      const right = compile(node.right)
      return (scope) =>
        operate(
          () => left(scope),
          () => right(scope),
        )
    }
    case 'UnaryExpression': {
      const value = compile(node.argument)
      if (node.operator === '!') return (scope) => !value(scope)
      if (node.operator === '-') return (scope) => -(value(scope) as number)
      if (node.operator === '+') return (scope) => Number(value(scope))
      if (node.operator === 'typeof') return (scope) => typeof value(scope)
      return unsupported(node)
    }
    case 'ArrayExpression': {
      const items = node.elements.map((item) => compile(item as Expression))
      return (scope) => items.map((item) => item(scope))
    }
    case 'ObjectExpression': {
      const parts = node.properties.map(compileProperty)
      return (scope) => Object.assign({}, ...parts.map((part) => part(scope))) as object
    }
    case 'TemplateLiteral': {
      const values = node.expressions.map(compile)
      return (scope) =>
        node.quasis.map(({ value }, at) => `${value.cooked}${values[at]?.(scope) ?? ''}`).join('')
    }
    default:
      return unsupported(node)
  }
}

function compileProperty(
  property: { type: 'Property'; key: Expression; value: Expression } | SpreadElement | Node,
): Evaluate {
  if (property.type === 'SpreadElement') return compile((property as SpreadElement).argument)
  const { key, value } = property as unknown as { key: Node; value: Expression }
  const name =
    key.type === 'Identifier'
      ? (key as unknown as { name: string }).name
      : String((key as unknown as { value: unknown }).value)
  const compiled = compile(value)
  return (scope) => ({ [name]: compiled(scope) })
}

function compileCall(callee: Expression, args: (Expression | SpreadElement)[]): Evaluate {
  const values = args.map((argument) => compile(argument as Expression))
  const target = callee.type === 'MemberExpression' ? compile(callee.object as Expression) : null
  const callable = compile(callee)
  return (scope) => {
    const call = callable(scope)
    if (typeof call !== 'function') return undefined
    return (call as (...values: unknown[]) => unknown).apply(
      target?.(scope),
      values.map((value) => value(scope)),
    )
  }
}

function memberOf(object: unknown, key: unknown): unknown {
  if (object === null || object === undefined) return undefined
  return (object as Record<PropertyKey, unknown>)[key as PropertyKey]
}

function unsupported(node: Node): never {
  throw new SyntaxError(`WXML does not support ${node.type}`)
}

/**
 * Compiles an attribute or text with any number of `{{ }}`. A single expression keeps its type; with
 * text around it, the result is text.
 */
export function compileText(text: string): Evaluate {
  const parts = text.split(/\{\{([\s\S]*?)\}\}/)
  if (parts.length === 1) return () => text
  if (parts.length === 3 && parts[0]?.trim() === '' && parts[2]?.trim() === '')
    return compileExpression(parts[1] ?? '')
  const compiled = parts.map((part, at) => (at % 2 === 0 ? () => part : compileExpression(part)))
  return (scope) => compiled.map((part) => textOf(part(scope))).join('')
}

/** Converts a value to text; undefined and null become empty. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
