/** Who is asked about a record. */

/** The office it names, or else the department that handed it in; undefined where a client may see neither. */
export function answeringOffice({
  contact_office,
  source_dept,
}: Readonly<Record<string, unknown>>): string | undefined {
  const given = (value: unknown): value is string => typeof value === 'string' && value !== '';
  return [contact_office, source_dept].find(given);
}
