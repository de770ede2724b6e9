/** Which headings a clerk gave a field to, and which coordinate system, remembered for the next file of the same department. */
import type { Database, Statement } from '../../db/bindings.ts';
import { fieldOf } from '../domain/record.ts';
import { type Crs, crsNamed } from '../import/coordinate-systems.ts';
import type { Table } from '../import/file.ts';
import { folded } from '../import/headings.ts';
import type { Mapped } from '../import/report.ts';
import { columnsOf } from '../import/rows.ts';
import { ReadError } from '../import/sheet.ts';
import { isEmpty } from '../import/values.ts';
import type { ImportOptions } from './import-file.ts';

/** `fields` by heading of the file; `chosen` are those of this import, kept for `source` if that is one. */
export type Mapping = {
  fields: Record<string, string>;
  mapped: Mapped[];
  chosen: Record<string, string>;
  source: string | undefined;
  /** The coordinate system said for an earlier file. */
  crs: Crs | undefined;
  notes: string[];
};

/** The heading under which the coordinate system a clerk chose is kept among the headings. */
const CRS_CHOICE = '--crs';

type Remembered = { heading: string; field: string; chosen_at: string };

/** The department all rows come from: by its column, or as the clerk said; undefined when there are several or none. */
function sourceOf(
  { headings, rows }: Table,
  { collection, source, mapping = {} }: ImportOptions,
): string | undefined {
  const columns = columnsOf(headings, { collection, mapping });
  const at = columns.findIndex(({ kind, name }) => kind === 'field' && name === 'source_dept');
  const named = new Set(rows.map(({ cells }) => cells[at] ?? null).filter((cell) => !isEmpty(cell)));
  return named.size > 1 ? undefined : named.size === 1 ? String([...named][0]).trim() : source;
}

/**
 * The mapping of a file: what the clerk says, and for the rest what was said for this department before.
 * @throws ReadError when the clerk names a heading the file does not have
 */
export async function mappingFor(content: Database, table: Table, options: ImportOptions): Promise<Mapping> {
  const { collection, mapping: chosen = {}, noProfile } = options;
  const has = new Map(table.headings.map((heading) => [folded(heading), heading]));
  const stray = Object.keys(chosen).find((heading) => !has.has(folded(heading)));
  if (stray !== undefined)
    throw new ReadError(
      'headings',
      `--map ${stray}=${chosen[stray]}: the file has no such heading; it has ${table.headings.filter(Boolean).join('、')}`,
    );
  const mapped: Mapped[] = Object.entries(chosen).map(([heading, field]) => ({ heading, field }));
  const mapping: Mapping = {
    fields: { ...chosen },
    mapped,
    chosen: noProfile ? {} : { ...chosen, ...(options.crs && { [CRS_CHOICE]: options.crs }) },
    source: undefined,
    crs: undefined,
    notes: [],
  };
  if (noProfile) return mapping;
  mapping.source = sourceOf(table, options);
  if (mapping.source === undefined) {
    if (mapped.length > 0)
      mapping.notes.push(
        'the mapping is not remembered: the file does not come from one department (--source)',
      );
    return mapping;
  }
  const taken = new Set(Object.keys(chosen).map(folded));
  const { results } = await content
    .prepare(
      'SELECT heading, field, chosen_at FROM mapping_profile WHERE source = ? AND collection = ? ORDER BY heading',
    )
    .bind(mapping.source, collection.id)
    .all<Remembered>();
  for (const { heading, field, chosen_at } of results) {
    if (heading === CRS_CHOICE && options.crs === undefined && table.crs === undefined) {
      mapping.crs = crsNamed(field);
      mapping.notes.push(
        `coordinates read as ${field}, as chosen on ${chosen_at.slice(0, 10)} (--crs to change, --no-profile to leave out)`,
      );
    }
    const here = has.get(folded(heading));
    if (here === undefined || taken.has(folded(heading)) || !fieldOf(collection, field)) continue;
    mapping.fields[here] = field;
    mapped.push({ heading: here, field, since: chosen_at.slice(0, 10) });
  }
  return mapping;
}

/** The statements that keep what the clerk chose with this import. */
export function remembered(
  content: Database,
  { chosen, source }: Mapping,
  { collection, file, at }: { collection: string; file: string; at: string },
): Statement[] {
  if (source === undefined) return [];
  return Object.entries(chosen).map(([heading, field]) =>
    content
      .prepare(
        `INSERT INTO mapping_profile (source, collection, heading, field, chosen_at, file) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (source, collection, heading) DO UPDATE SET field = ?4, chosen_at = ?5, file = ?6`,
      )
      .bind(source, collection, folded(heading), field, at, file),
  );
}
