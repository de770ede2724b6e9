import { gunzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { collectionOf } from '../domain/maps/index.ts';
import { tableOf } from './file.ts';
import { featuresFromFlatgeobuf } from './flatgeobuf.ts';
import { ReadError } from './sheet.ts';

/** Two areas, one with a hole and one of two parts, with an index and EPSG:4490, as GDAL 3.6 wrote them; gzip. */
const BY_GDAL = [
  'H4sIAAAAAAACA41VTUwTQRSeCmrFSpBwMIboZhMSSIZmf9ouTURaymZpUmhtIamWNil0KU3Kbm3XEPHihYs/wYMxkWgkeqhRA95o',
  'kHjwrGfPmCIxXNUrvtkfWCook7zuzJtvvjfvbzqdn2yazk863jUhRCEyLsK3GTnR/nChDvhtgx2EkiAMCNHkQE7YcCdBIsDTCfIT',
  'NjZAnoE0g/7LZxhXMoGlpzCuDwTitUsLO8FM4PLCzrVaZiBAMNqcyiHUCtzEvku32Uo4gePeeYQumFxO+EpiVArFEyk6NFNQspQk',
  'qzlZK0xRIVUt50CjyVTidkWTZymOYRgaDwXHxkcstKESI5FwLBEND4FaCiUMpY8X+lhewJy/z815BY7jWIbFEXFUGhseHw2PpehZ',
  'WSvLNGbT6TSOxcMjItBKZVlW5gpTMzRmcHBUiogGNifnYQeUboYVPF6e83Ne1u/38DwcDiVScrFYKFXUQi5bxFwaB5Nh8Chv+VLM',
  'agXtVk6muiNZrYfGilrWZnA0PiTGU2z62HYaWVUlb9GqCtDK2YpmsnLHZx1PBCUxlQhFY2KKHlbLhXlV0bJFakqdLamKrGiUOk3x',
  'Q1RFz4KbBua4GLQy0EupSmVGLctUVskBclpfENTgYDSZYn1uAQu828dhL+/2+jDLe9yCAGZJtsRYQqKxx+Nn0mlSd10gxyoDZNQP',
  'OU/OKbu7u6SESa07QE6BbC2ubldfQL0Ze2edez2AUL32YWt1o75erdeWkF6dbVCnp/cQbcakxX6G8D1+/eP5y+3qKtF9a+DVbT56',
  'uF19T1atNkaXXvuN2O2NJ1uLa//vJ4etL1Hgb9zE4qdf3RMDAQvSyLcibc53XN3nY0xC7ECWn3qPkk4l9xs2Y9ul78ADgGK9nAOd',
  'gcn35bX6x/v19QfWW9Gjdzt5Q1z2W4LfTv1dIa42m29LyeR9Y8StSe9/ELjdihT826+j/GzEG2ba9Rs4bTdoNyZ7dhrjd7O/5eur',
  'Q9YH4mnb73Qg08Z+rJKmT322WLEHYlW7a8Yq+TbQhM7BBBqHE2hMh3gfnW4m5dqu14rrkLsvm/zt/8jrUXm28I1rC0/cLfVnAncg',
  'nJs39teW/7+7YWZbN+KRmVfyX0Ec/gMSbymugAYAAA==',
].join('');

const bytes = gunzipSync(Uint8Array.from(atob(BY_GDAL), (char) => char.charCodeAt(0)));

test('a file that GDAL wrote is read with its system, its parts and holes, and lists kept as JSON', async () => {
  const table = await tableOf('层.fgb', bytes, { collection: collectionOf('premises')! });
  expect(table).toMatchObject({ crs: 'cgcs2000', problems: [] });
  expect(table.detected).toContainEqual(expect.objectContaining({ what: 'format', value: 'flatgeobuf' }));
  const cells = table.rows.map(({ cells }) =>
    Object.fromEntries(table.headings.map((heading, i) => [heading, cells[i]])),
  );
  expect(cells).toContainEqual({
    编号: 'P-1',
    名称: '样例一',
    可用面积: 3500,
    主导产业: 'C27、C36',
    可租: true,
  });
  expect(table.rows.map(({ geometry }) => [geometry?.type, geometry?.coordinates.length])).toEqual([
    ['MultiPolygon', 2],
    ['Polygon', 2],
  ]);
});

test('a file cut off anywhere is refused, never read in part without a word', () => {
  for (let end = 4; end < bytes.length; end += 7) {
    const cut = () => featuresFromFlatgeobuf(bytes.slice(0, end));
    let read: ReturnType<typeof cut> | undefined;
    try {
      read = cut();
    } catch (error) {
      expect(error, `at ${end}`).toBeInstanceOf(ReadError);
    }
    expect(read, `at ${end}`).toBeUndefined();
  }
});
