/** The rows of a snapshot that may be shown. */
import type { Filter } from '../../domain/filter.ts';
import type { Collection } from '../../domain/kinds.ts';
import { publicOnly } from '../../domain/public-record.ts';
import type { Bits } from '../../domain/snapshot/bits.ts';
import { matches } from '../../domain/snapshot/matches.ts';
import type { Table } from '../../domain/snapshot/reader.ts';
import { today } from '../today.ts';

/** The rows of a snapshot that are public today and match; undefined when SQL has to say. */
export const publicRows = (table: Table, collection: Collection, filter: Filter): Bits | undefined =>
  matches(table, publicOnly(today(), filter), collection);
