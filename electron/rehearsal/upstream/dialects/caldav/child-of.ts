import { readXml, type XmlElement } from '#shared/domain/sync/read-xml.ts'

/** The element that a text consists of; `undefined` where it is no XML. */
export function rootOf(text: string): XmlElement | undefined {
  const read = readXml(text)
  return read.outcome === 'read' ? read.root : undefined
}

export const elementsIn = ({ children }: XmlElement): readonly XmlElement[] =>
  children.filter((child): child is XmlElement => typeof child !== 'string')

/** The first element below that goes by this name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element && elementsIn(element).find((one) => one.name === name)

/** What stands in it directly. */
export const textOf = ({ children }: XmlElement): string =>
  children
    .filter((child) => typeof child === 'string')
    .join('')
    .trim()
