#!/bin/sh
# Makes coordinate-truth.fixture.ts with code that shares nothing with the importer: PROJ for Gauss-Krüger and Web
# Mercator (Debian proj-bin), the npm package projzh 1.0.0 for GCJ-02, BD-09 and BD-09 metres (forward only; the importer
# inverts gcoord's forward shift by iteration).
#   apt-get install proj-bin; npm install --prefix "$TMP" projzh@1.0.0; sh src/import/coordinate-truth.sh "$TMP" > src/import/coordinate-truth.fixture.ts
set -eu
points='120.6253000 31.2960000
120.4300000 31.0500000
121.3412345 31.5123456
120.3900000 32.0000000
120.6550000 30.9050000
120.9500000 31.3500000
119.9000001 31.4000001
121.4000000 31.9999999
116.3913000 39.9075000
113.2644000 23.1291000
104.0657000 30.6595000
87.6177000 43.7928000
126.6424000 45.7567000
121.4737000 31.2304000
91.1322000 29.6604000
109.5119000 18.2528000'
# EPSG counts the zones of CGCS2000 through: 4491– 6° zones 13–, 4502– the same without zone number, 4513– 3° zones 25–,
# 4534– the same without zone number.
zones() {
  echo "$points" | awk '{ lon = $1; six = int(lon / 6) + 1; three = int((lon + 1.5) / 3)
    print NR - 1, $2, lon, 4491 + six - 13; print NR - 1, $2, lon, 4502 + six - 13
    print NR - 1, $2, lon, 4513 + three - 25; print NR - 1, $2, lon, 4534 + three - 25 }'
  # A neighbouring 3° zone, as files at the edge of a zone are written.
  echo "$points" | awk '$1 > 121 && $1 < 122 { print NR - 1, $2, $1, 4529 }'
}
cat <<HEAD
/**
 * Places with their coordinates in every system, as coordinate-truth.sh made them with PROJ $(cs2cs 2>&1 | sed -n 's/^Rel\. \([0-9.]*\).*/\1/p') and projzh 1.0.0.
 * Metres are east, north. Do not edit.
 */
export const PLACES: readonly (readonly [lon: number, lat: number])[] = [
$(echo "$points" | awk '{ printf "  [%.7f, %.7f],\n", $1, $2 }')
];

/** System as a clerk would name it, index of the place, x and y. */
export const WRITTEN: readonly (readonly [system: string, place: number, x: number, y: number])[] = [
HEAD
zones | while read -r place lat lon code; do
  echo "$lat $lon" | cs2cs -f '%.4f' EPSG:4490 "EPSG:$code" | awk -v p="$place" -v c="$code" '{ printf "  [%cEPSG:%d%c, %d, %s, %s],\n", 39, c, 39, p, $2, $1 }'
done
echo "$points" | awk '{ print $2, $1 }' | cs2cs -f '%.4f' EPSG:4326 EPSG:3857 | awk '{ printf "  [%cweb-mercator%c, %d, %s, %s],\n", 39, 39, NR - 1, $1, $2 }'
echo "$points" | NODE_PATH="$1/node_modules" node -e '
  const { ll2bmerc, datum } = require("projzh");
  const lines = require("fs").readFileSync(0, "utf8").trim().split("\n").map((line) => line.split(" ").map(Number));
  const say = (name, digits, of) =>
    lines.forEach((place, i) => console.log(`  [\u0027${name}\u0027, ${i}, ${of(place).map((c) => c.toFixed(digits)).join(", ")}],`));
  say("gcj02", 8, (place) => datum.gcj02.fromWGS84(place));
  say("bd09", 8, (place) => datum.bd09.fromWGS84(place));
  say("bd09mc", 4, (place) => ll2bmerc(place));
'
echo '];'
