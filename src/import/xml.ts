/** Walks XML as it comes; document types are refused, so there are no entities to expand. */
import { SaxesParser } from 'saxes';
import { ReadError, type ReadErrorCode } from './sheet.ts';
import type { Archive } from './zip.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Element names come without their namespace prefix. */
type XmlHandlers = {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

const MAX_DEPTH = 64;
const MAX_ATTRIBUTES = 256;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** The value of an attribute by its name without prefix (`id` finds `r:id`). */
export function attribute(attributes: Attributes, name: string): string | undefined {
  const direct = attributes[name];
  if (direct !== undefined) return direct;
  const key = Object.keys(attributes).find((candidate) => local(candidate) === name);
  return key === undefined ? undefined : attributes[key];
}

/**
 * Calls the handlers for the elements and texts of a document that `feed` gives piece by piece, in document order.
 * @throws ReadError `code` for malformed XML and a DOCTYPE, 'limit' beyond 64 levels or 256 attributes, and what handlers throw
 */
export function walkXmlText(
  feed: (take: (text: string) => void) => void,
  what: string,
  handlers: XmlHandlers,
  code: ReadErrorCode,
): void {
  const parser = new SaxesParser({ position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw new ReadError(code, `${what} has a DOCTYPE, which such files do not have; save the file again`);
  });
  let attributes = 0;
  parser.on('attribute', () => {
    if (++attributes > MAX_ATTRIBUTES)
      throw new ReadError('limit', `${what} has an element of more than ${MAX_ATTRIBUTES} attributes`);
  });
  parser.on('opentag', (tag) => {
    attributes = 0;
    if (++depth > MAX_DEPTH) throw new ReadError('limit', `${what} nests deeper than ${MAX_DEPTH} levels`);
    handlers.open?.(local(tag.name), tag.attributes as Attributes);
  });
  parser.on('closetag', (tag) => {
    depth--;
    handlers.close?.(local(tag.name));
  });
  parser.on('text', (text) => handlers.text?.(text));
  parser.on('cdata', (text) => handlers.text?.(text));
  try {
    feed((text) => parser.write(text));
    parser.close();
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError(
      code,
      `${what} is not well-formed XML; open the file in the program it comes from and save it again`,
    );
  }
}

/** `walkXmlText` for a UTF-8 part of a workbook, as it inflates. @throws ReadError as there, with 'xlsx' */
export function walkXml(archive: Archive, name: string, handlers: XmlHandlers): void {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  walkXmlText(
    (take) => {
      archive.read(name, (bytes) => take(decoder.decode(bytes, { stream: true })));
      take(decoder.decode());
    },
    `Part ${name}`,
    handlers,
    'xlsx',
  );
}
