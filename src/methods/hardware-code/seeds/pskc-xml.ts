/** Reading XML that came from elsewhere: no document type, no entities of its own, nothing fetched. Pure. */
import { DOMParser, type Element, onErrorStopParsing } from '@xmldom/xmldom'
import type { SeedFault } from './seed-file.ts'

/** The root of a document, or what is wrong with it. */
export function readXml(xml: string): Element | SeedFault {
  const declared = /<!(?!--|\[CDATA\[)/.exec(xml)
  // Entities and outside files (XXE, "billion laughs") begin here; no container needs a document type.
  if (declared) return { line: lineAt(xml, declared.index), why: 'a document type or an entity is not read' }
  try {
    const document = new DOMParser({ locator: true, onError: onErrorStopParsing }).parseFromString(xml, 'text/xml')
    return document.documentElement ?? { line: 1, why: 'there is no element in this file' }
  } catch (error) {
    const { message, locator } = error as Error & { locator?: { lineNumber?: number } }
    return { line: locator?.lineNumber ?? 1, why: `this is no XML: ${message.split('\n')[0]}` }
  }
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length

/** The children of that name, in whatever namespace: makers differ in their prefixes, and the names are enough. */
export const childrenOf = (element: Element, name: string): Element[] =>
  Array.from(element.childNodes).filter(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === name,
  )

/** The first child by its path of names. */
export const childOf = (element: Element, ...path: string[]): Element | undefined =>
  path.reduce<Element | undefined>((at, name) => at && childrenOf(at, name)[0], element)

/** Its text without the space around; empty without an element. */
export const textOf = (element: Element | undefined): string => (element?.textContent ?? '').trim()

export const lineOf = (element: Element): number => element.lineNumber ?? 1
