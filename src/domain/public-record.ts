/** Who may see a record. */

/** Whether the public sees a record, as SQL holds it, on a day (`YYYY-MM-DD`). */
export const isPublicOn = (
  record: { readonly [column: string]: string | number | null },
  day: string,
): boolean =>
  record.visibility === 'public' &&
  (record.valid_until === null || record.valid_until === undefined || String(record.valid_until) >= day);
