/** What the commands are, for `--help` and for wrong usage. */

/** Wrong usage: exit code 2. */
export class UsageError extends Error {}

export const HELP: Record<string, string> = {
  relitu: `relitu – department files in, public maps out

  relitu import FILE --collection ID   read, check and stage a file
  relitu release [MAP…]                make staged rows public
  relitu releases [MAP]                list releases
  relitu export COLLECTION             live records as a file an import takes back
  relitu verify ARCHIVE.pmtiles        check an archive
  relitu COMMAND --help                more on one command

Every command takes --json (machine-readable result on stdout) and --remote (production instead of .wrangler/state).
Exit code: 0 done, 1 refused (nothing changed), 2 wrong usage.`,
  import: `relitu import FILE --collection ID [options]

Reads csv, tsv, xlsx or GeoJSON, checks every row, compares with what is live, and stages the result for a release.
One refused row refuses the file, unless --partial takes the good rows.

  --collection ID   routes, stops, premises, areas, plots, opportunities, firms, …
  --source NAME     department, where no column names it
  --crs SYSTEM      wgs84 (default), cgcs2000, cgcs2000-gk, gcj02, bd09
  --encoding NAME   utf-8, utf-16le, utf-16be, gb18030 (default: detected)
  --sheet NAME      sheet of a workbook (default: the first with rows)
  --map COL=FIELD   a heading the importer does not know; may be repeated
  --partial         stage the good rows although others are refused
  --sample          mark the records as sample data
  --dry-run         check only
  --json --remote`,
  release: `relitu release [MAP…]

Applies staged rows, cuts tiles, verifies and uploads the archive, builds search rows and moves the pointer: all of
it or nothing. Without MAP, every map with staged rows, and every map never released.

  --all             release every map again
  --json --remote`,
  releases: `relitu releases [MAP]

Lists releases, newest first; * marks the public one.  --json --remote`,
  export: `relitu export COLLECTION [--format geojson|csv] [--output FILE]

Writes all live records, public or not, to FILE or stdout. CSV has Chinese headings with units, is safe to open in a
spreadsheet, and has places for point collections only.  --remote`,
  verify: `relitu verify ARCHIVE.pmtiles

Reads header, directories and every tile of a PMTiles v3 archive and says what is wrong.  --json`,
};
