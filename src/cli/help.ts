/** What the commands are, for `--help` and for wrong usage. */
import { KEPT_MONTHS } from '../domain/enquiry.ts';
import { MAPS } from '../domain/maps/index.ts';
import { PARTNER_MOST } from '../domain/partner.ts';
import { LINK_DAYS } from '../domain/renewal.ts';
import { OUTLINE_ERROR } from '../import/readings.ts';

export const HELP: Record<string, string> = {
  relitu: `relitu – department files in, public maps out

  relitu template COLLECTION           the workbook to fill in
  relitu import FILE --collection ID   read, check and stage a file
  relitu batches                       what was handed in: what it changes, accept, reject, take back
  relitu release [MAP…]                make staged rows public
  relitu releases [MAP]                list releases, and the labels that changed since one
  relitu rollback MAP [VERSION]        a new release with the content of an old one
  relitu withdraw ID                   take a record out by law
  relitu places [COLLECTION]           what waits for a place, as a table to fill in
  relitu renewals                      links by which owners say that their records still hold
  relitu export COLLECTION             live records as GeoJSON, CSV, XLSX, FlatGeobuf or shapefile
  relitu verify ARCHIVE.pmtiles        check an archive
  relitu enquiries                     what visitors asked the offices
  relitu partner                       who may embed maps under a key
  relitu COMMAND --help                more on one command

Every command takes --json (machine-readable result on stdout) and --remote (production instead of .wrangler/state).
Exit code: 0 done, 1 refused (nothing changed), 2 wrong usage.`,
  import: `relitu import FILE --collection ID [options]

Reads csv, tsv, xlsx, GeoJSON, GeoJSONSeq, FlatGeobuf, a zipped shapefile, KML or KMZ, checks every row, compares with what is live, and
stages the result for a release. One refused row refuses the file, unless --partial takes the good rows. On a terminal a bar tells
rows, refused ones and the time left, in Chinese where the locale is (LANG=zh_CN.UTF-8), as is its report.

Places: columns 经度 and 纬度, X and Y, 坐标, or 界址点坐标 (boundary points or WKT), in degrees, degrees minutes seconds, or
metres. A place must lie in the division the row names, but for ${OUTLINE_ERROR} m that the schematic outlines may be off. Swapped
axes, metres where degrees were said, and eastings of another zone are put right when exactly one reading lies there, and
the report says so. Where nobody names the system and many rows prove it (gcj02, bd09), the file is read as that. Rows
without a place, or with one that does not hold, wait: \`relitu places\`. A record that has a place keeps it when the next
file brings none and the same address. Outlines are closed and wound; what crosses itself is refused with the crossing.

  --collection ID   routes, stops, premises, areas, plots, opportunities, firms, …
  --source NAME     department, where no column names it
  --crs SYSTEM      wgs84 (default), cgcs2000, cgcs2000-gk (metres; cgcs2000-gk-123 names the central meridian of
                    eastings without a zone number), gcj02 (高德, 腾讯), bd09 (百度), bd09mc (its metres), web-mercator;
                    EPSG codes and Chinese names are understood; a column 坐标系 says it row by row. Remembered
                    for the next file of this department in this collection
  --format KIND     csv, xlsx, geojson, shapefile, kml, flatgeobuf (default: told from the bytes)
  --encoding NAME   utf-8, utf-16le, utf-16be, gb18030, big5, windows-1252 (default: detected, or refused with the choices)
  --delimiter SIGN  comma, tab, semicolon, bar or any sign (default: detected)
  --sheet NAME      sheet of a workbook, layer of a shapefile (default: the one with most known headings)
  --header-row N    row of the headings; 3-4 for two rows (default: the one with most known headings)
  --map COL=FIELD   a heading the importer does not know; may be repeated. Remembered for the next file of this department
                    in this collection, and listed in its report
  --no-profile      without the headings and the system remembered, and remember none
  --usd YUAN        what a US dollar was agreed to be worth; amounts in dollars are refused without it
  --by NAME         who answers for the file; a release of what is no sample needs it
  --html FILE       the report as one page to read, print and send on, also of a file that is refused
  --partial         stage the good rows although others are refused
  --sample          mark the records as sample data
  --dry-run         check only
  --json --remote`,
  release: `relitu release [MAP…] [--approved-by NAME]

Applies staged rows, cuts tiles, verifies and uploads the archive, builds search rows and moves the pointer: all of
it or nothing; interrupted, it changes nothing, and the next run ends it. Without MAP, every map with staged rows, and every
map never released. Rejected rows, conflicts and records without a place stay behind.

  --approved-by NAME  who approves, another person than who handed in (relitu import --by); samples need neither
  --all               release every map again
  --json --remote`,
  batches: `relitu batches [list|diff|report|accept|reject|undo|sign] [BATCH] [options]

Every import is a batch. BATCH is its id, or the beginning of it.

  list                       newest first (default); --limit N
  diff BATCH                 against what is live: + new, ~ changed (field: old → new), - goes, ! conflict, ? without a place
  report BATCH --html FILE   one page to read, print and send on: a map of what changed, every difference, what was refused;
                             without --html the same to the terminal, with --json for machines
  reject BATCH --by NAME --reason TEXT   keeps rows out of releases, of a conflict the values that are there; the same content is
                             not asked about again
  accept BATCH --by NAME                 lets rejected rows in after all, and decides conflicts: where a field differs from another
                             department's, the row's value counts from then on; a row that only may be another's record becomes
                             one of its own, or with --same goes into that one
  undo BATCH [--by NAME]     stages a batch that brings back what this one replaced and takes out what it brought; what a later
                             batch changed stays, and is named
  sign BATCH --by NAME       says who answers for it

  --row N          rows of the file: 3, 3-8 or 3,5; may be repeated. All rows when neither --row nor --where is given
  --where CQL2     rows that a rule fits, as in the API: --where "division = '320583' AND area_free < 500"
  --json --remote`,
  rollback: `relitu rollback MAP [VERSION] [--by NAME]

Makes a new release with the content of an earlier one: the one before the public release, or VERSION (relitu releases MAP). What
is staged stays staged. What the law took out stays out. The old content was approved then; --by names who brings it back and
is needed for all but samples.  --json --remote`,
  withdraw: `relitu withdraw ID --by NAME --reason TEXT

Takes a record out because the law says so: a release without it, of nothing else, and every older release of its map answers 410,
tiles and archive, within a minute. No import, undo or rollback brings it back.

  --undo    lets it in again; the next import or undo of its source brings it
  --json --remote`,
  places: `relitu places [COLLECTION] [--csv] [--output FILE]

Lists staged records that cannot be shown because nobody knows where they are: no coordinates, zeros, or coordinates that
lie in no division or in another one than the record names. Releases leave them out; they are never put at 0,0.

  --csv             the whole records of one COLLECTION, with the reason, what was sent, and empty columns for the place
                    (经度 and 纬度, or 界址点坐标; 坐标系 where it is not WGS84). Filled in, \`relitu import\` takes the file back;
                    rows that stay empty go on waiting
  --output FILE     there instead of stdout
  --json --remote`,
  renewals: `relitu renewals [make ID | due | list | revoke KEY]

A record ends on the day its department names, or when its verification wears off, whichever is earlier. Its owner renews it by
a link, without an account: opening the link shows the record, one button on it renews it. A link is signed, is for one
record, works once and until its day, and can be revoked.

  make ID          a link for a record, with a letter in both languages
  due              links and letters for all public records that end within 30 days or have ended in the last 30
  list             all links and what became of them (the links themselves are kept nowhere)
  revoke KEY       ends a link

  --days N         other than 30
  --expires DAYS   days for which links work (${LINK_DAYS})
  --until DAY      the end that the renewal gives, YYYY-MM-DD, at most as late as the collection allows, which it is otherwise;
                   the link works no longer than that
  --site ORIGIN    the address of the map, which links begin with; needed with --remote
  --by NAME        who hands the links out: the release that a renewal makes names them beside the owner
  --csv            a table for a mail merge instead of letters
  --output FILE    there instead of stdout
  --json --remote  (--remote needs RENEWAL_SECRET, the secret that production has)`,
  releases: `relitu releases [MAP] [--since DAY|VERSION]

Lists releases, newest first, with who handed in and who approved; * marks the public one.

  --since DAY      the public labels (name_zh, name_en) that are new or changed since the beginning of a day, YYYY-MM-DD, for
                   the filing of a map (审图); or since release VERSION of the MAP
  --csv            as a table, with --since; --output FILE there instead of stdout
  --json --remote`,
  template: `relitu template COLLECTION [--output FILE]

Writes the workbook to fill in (COLLECTION.xlsx): a column for every field, * for what must be filled in, lists to choose
from, and a second sheet that explains the columns. Imports read it as it is. Also at /intake/templates/COLLECTION.xlsx.`,
  export: `relitu export COLLECTION [--format FORMAT] [--output FILE]

Writes all live records, public or not, to FILE or stdout. Every format goes back in by \`relitu import\` and changes nothing.

  geojson      RFC 7946, one FeatureCollection (default)
  geojsonseq   RFC 8142, one record a line, to be read piece by piece
  csv          Chinese headings with units, UTF-8 with a byte order mark; no cell is run as a formula. Points are columns 经度
               and 纬度, lines and areas a column WKT
  xlsx         the same as a workbook: numbers and dates as such, all else as text. An outline of more than 32,767
               characters does not fit a cell and is left out, which is said
  flatgeobuf   one typed layer, WGS84 (EPSG:4326)
  shp          a ZIP of .shp .shx .dbf .prj (CGCS2000, EPSG:4490) .cpg (UTF-8) and a list of what the field names, ten bytes
               at most, stand for. A text over 254 bytes goes on in further fields, which is said

  --output FILE   needed for xlsx, flatgeobuf and shp on a terminal
  --json --remote  (--json: what was written, with --output)

Public records alone, drawn: /data/{map}.pmtiles, one PMTiles archive a map (${MAPS.map(({ id }) => id).join(', ')}).`,
  enquiries: `relitu enquiries [list|export|purge] [options]

Lists what visitors asked, writes it to a file for the office that answers, or deletes it. This is personal data: it is
nowhere else, and is deleted by itself ${KEPT_MONTHS} months after it came. DAY is a day of the city, as YYYY-MM-DD.

  list      to the terminal, oldest first (default)
  export    --format csv (default) or json, to --output FILE (readable by you alone) or stdout; CSV is safe to open in a
            spreadsheet
  purge     deletes: --before DAY, all that came earlier, or --receipt NUMBER, when its sender asks; --dry-run says what

  --since DAY       what came on that day or later
  --office NAME     what offices with this in their name answer
  --receipt NUMBER  one enquiry, as its sender names it
  --partner KEY     what came from the pages of a partner
  --json --remote`,
  partner: `relitu partner [list|show|add|change|revoke|key] [KEY] [options]

Partners show maps on their own pages under a KEY (2 to 40 small letters, digits and -): only their origins may frame
them, and their logo and button stand beside the map. The Worker knows of a change within seconds.

  list        all partners (default)
  show KEY    one of them
  add KEY     --name-zh, --name-en and --origin are needed
  change KEY  what the options say and nothing else; origins as a whole, --logo none and --action-url none take away
  revoke KEY  ends it: its maps cannot be framed and its figures are closed; --undo brings it back
  key KEY     makes or renews the secret address of its figures, and shows it this once

  --name-zh TEXT --name-en TEXT   its name, ${PARTNER_MOST.name} characters at most
  --origin ORIGIN                 https://www.example.org, without a path; may be repeated, ${PARTNER_MOST.origins} at most
  --logo FILE|URL                 PNG, JPEG or WebP of at most ${PARTNER_MOST.logo} bytes; it is kept here
  --action-label-zh TEXT --action-label-en TEXT --action-url https://…   a button to its own site
  --json --remote`,
  verify: `relitu verify ARCHIVE.pmtiles

Reads header, directories and every tile of a PMTiles v3 archive and says what is wrong.  --json`,
};
