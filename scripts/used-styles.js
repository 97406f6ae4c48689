/**
 * A Vite plugin that leaves out of a stylesheet what its pages never name: the app shares the parts of the sign-in pages,
 * and a phone should not fetch those of tables and menus.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** @param {{ root: string, sources: string }} options `sources`: glob of the files that name classes */
export function usedStyles({ root, sources }) {
  return {
    name: 'used-styles',
    // After its imports were put in, and before its name is made from what it holds.
    transform(css, id) {
      if (!id.endsWith('.css')) return undefined
      const text = globSync(sources, { cwd: root }).map((file) => readFileSync(join(root, file), 'utf8'))
      const named = new Set(text.join('\n').match(/[a-z][\w-]*/g))
      // Licences stay.
      return { code: kept(css.replace(/\/\*(?!!)[\s\S]*?\*\//g, ''), named), map: null }
    },
  }
}

/** The blocks of a piece of a stylesheet that are of use. Strings hold no braces in what the build writes. */
function kept(css, named) {
  let [out, start] = ['', 0]
  for (let at = css.indexOf('{'); at >= 0; at = css.indexOf('{', start)) {
    const end = endOf(css, at)
    const [before, head] = splitHead(css.slice(start, at))
    out += before + block(head, css.slice(at + 1, end), named)
    start = end + 1
  }
  return out + css.slice(start)
}

/** Statements such as `@charset` or `@layer a, b;` stand before the head of a block. */
function splitHead(text) {
  const cut = text.lastIndexOf(';') + 1
  return [text.slice(0, cut), text.slice(cut)]
}

function endOf(css, open) {
  let depth = 0
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === '{') depth += 1
    else if (css[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  throw new Error('the stylesheet ends in the middle of a block')
}

function block(head, body, named) {
  if (/^\s*@(media|supports|layer)/.test(head)) {
    const inner = kept(body, named)
    return inner.trim() === '' ? '' : `${head}{${inner}}`
  }
  if (head.trim().startsWith('@')) return `${head}{${body}}`
  const selectors = commas(head).filter((selector) => classesOf(selector).every((name) => named.has(name)))
  return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`
}

/** A selector list, cut at the commas that stand in no parentheses. */
function commas(head) {
  const selectors = ['']
  let depth = 0
  for (const sign of head) {
    depth += (sign === '(') - (sign === ')')
    if (sign === ',' && depth === 0) selectors.push('')
    else selectors[selectors.length - 1] += sign
  }
  return selectors
}

/** The classes that an element must have itself; those within `:is()` and `:not()` are one choice of several. */
const classesOf = (selector) => [...bare(selector).matchAll(/\.([a-z][\w-]*)/gi)].map(([, name]) => name)

/** Without what stands in parentheses and brackets, from the innermost out. */
function bare(selector) {
  const less = selector.replace(/\([^()]*\)|\[[^\]]*\]/g, '')
  return less === selector ? less : bare(less)
}
