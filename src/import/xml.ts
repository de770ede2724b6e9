/** Walks an XML part of an archive as it inflates; document types are refused, so there are no entities to expand. */
import { SaxesParser } from 'saxes';
import { ReadError } from './sheet.ts';
import type { Archive } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Element names come without their namespace prefix. */
type XmlHandlers = {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const MAX_DEPTH = 64;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The value of an attribute by its name without prefix (`id` finds `r:id`). */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const direct = attributes[name];
  if (direct !== undefined) return direct;
  const key = Object.keys(attributes).find((candidate) => local(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

/**
 * Calls the handlers for the elements and texts of a part, in document order.
 * @throws ReadError 'xlsx' for malformed XML, a DOCTYPE or nesting beyond 64 levels, and whatever the handlers throw
 */
export function walkXml(archive: Archive, name: string, handlers: XmlHandlers): void {
  const parser = new SaxesParser({ position: false });
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new ReadError(
      'xlsx',
      `Part ${name} has a DOCTYPE, which no spreadsheet program writes; save the file again`,
    );
  });
  parser.on('opentag', (tag) => {
    if (++depth > MAX_DEPTH)
      throw new ReadError('limit', `Part ${name} nests deeper than ${MAX_DEPTH} levels`);
    handlers.open?.(local(tag.name), tag.attributes as Attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close?.(local(tag.name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  try {
    archive.read(name, (bytes) => parser.write(decoder.decode(bytes, { stream: true })));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError(
      'xlsx',
      `Part ${name} is not well-formed XML; open the file in Excel or WPS and save it again`,
    );
  }
}
