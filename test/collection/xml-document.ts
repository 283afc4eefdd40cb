/** An XML document as a strict parser sees it: it throws at whatever is not well-formed. */
import { SaxesParser } from 'saxes';

export interface Element {
  /** With its namespace prefix: `dc:creator`. */
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  /** All text directly in it, CDATA included. */
  text: string;
}

/** The root element. Namespaces, entities and characters are checked (XML 1.0, Namespaces 1.0). */
export function readXml(document: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: {}, children: [], text: '' };
    for (const [key, { value }] of Object.entries(attributes)) element.attributes[key] = value;
    open.at(-1)!.children.push(element);
    open.push(element);
  });
  const text = (text: string) => (open.at(-1)!.text += text);
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => open.pop());
  parser.write(document).close();
  return top.children[0]!;
}

/** The elements of that name below it, however deep. */
export function all(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ]);
}

/** The text of its children of that name. */
export function texts(element: Element, name: string): string[] {
  return element.children.filter((child) => child.name === name).map(({ text }) => text);
}
