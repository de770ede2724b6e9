/** English names of collections beside numbers of their records. */

/** Names in the plural as they follow a number: in the singular after one, but for premises, which have none. */
export const numbered = (count: string, plural: string): string => {
  const things = plural.toLowerCase();
  return count === '1' ? things.replace(/ies\b/, 'y').replace(/(?<!premise)s\b/, '') : things;
};
