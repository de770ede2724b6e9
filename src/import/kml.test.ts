import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { gb18030 } from '../../db/samples/gb18030.ts';
import { collectionOf } from '../domain/maps/index.ts';
import { tableOf } from './file.ts';
import { placemarksOfKml } from './kml.ts';

const kml = (body: string, encoding = 'UTF-8') =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>文件</name>${body}</Document></kml>`;

const BODY = `
<Folder><name>昆山</name>
  <Placemark><name>样例园</name>
    <ExtendedData><Data name="面积"><displayName>x</displayName><value>3500</value></Data>
      <SchemaData><SimpleData name="载体类型">标准厂房</SimpleData></SchemaData></ExtendedData>
    <Point><coordinates>120.95,31.35,12</coordinates></Point></Placemark>
  <Folder><name>二期</name><Placemark><name>样例块</name>
    <description><![CDATA[<table><tr><td>地块编号</td><td>A&amp;1</td></tr><tr><td>标题</td></tr></table>]]></description>
    <Polygon><outerBoundaryIs><LinearRing><coordinates>120,31 120.1,31 120.1,31.1 120,31.1</coordinates></LinearRing></outerBoundaryIs>
    <innerBoundaryIs><LinearRing><coordinates>120.02,31.02 120.03,31.02 120.03,31.03 120.02,31.02</coordinates></LinearRing></innerBoundaryIs></Polygon></Placemark></Folder>
</Folder>
<Placemark><description>路线 &lt;b&gt;一&lt;/b&gt;</description><MultiGeometry><LineString><coordinates>120,31
 120.1,31</coordinates></LineString><LineString><coordinates>120,32 120.1,32</coordinates></LineString></MultiGeometry></Placemark>
<Placemark><name>轨迹</name><gx:Track><gx:coord>1 2</gx:coord></gx:Track></Placemark>
<Placemark><name>无处</name></Placemark>`;

test('names, folders, data, tables in descriptions and geometries', () => {
  const { features, problems, notes } = placemarksOfKml(kml(BODY));
  expect(features).toEqual([
    {
      number: 1,
      properties: { 文件夹: '昆山', 名称: '样例园', 面积: '3500', 载体类型: '标准厂房' },
      geometry: { type: 'Point', coordinates: [120.95, 31.35] },
    },
    {
      number: 2,
      properties: { 文件夹: '昆山 / 二期', 名称: '样例块', 地块编号: 'A&1' },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [120, 31],
            [120.1, 31],
            [120.1, 31.1],
            [120, 31.1],
            [120, 31],
          ],
          [
            [120.02, 31.02],
            [120.03, 31.02],
            [120.03, 31.03],
            [120.02, 31.02],
          ],
        ],
      },
    },
    {
      number: 3,
      properties: { 说明: '路线 一' },
      geometry: {
        type: 'MultiLineString',
        coordinates: [
          [
            [120, 31],
            [120.1, 31],
          ],
          [
            [120, 32],
            [120.1, 32],
          ],
        ],
      },
    },
    { number: 5, properties: { 名称: '无处' }, geometry: null },
  ]);
  expect(problems.map(({ row, message }) => [row, message])).toEqual([
    [4, 'Placemark 4: it is a recorded track; export it as a line'],
  ]);
  expect(notes).toEqual(['closed an open ring in 1 placemarks']);
});

const options = { collection: collectionOf('premises')! };

test.each([
  ['UTF-8', strToU8(kml(BODY))],
  ['GBK, as it says itself', gb18030(kml(BODY, 'GBK'))],
  ['KMZ', zipSync({ 'files/a.png': new Uint8Array(3), 'doc.kml': strToU8(kml(BODY)) })],
])('%s is read in WGS84', async (_, bytes) => {
  const table = await tableOf('图层.kml', bytes, options);
  expect(table).toMatchObject({ crs: 'wgs84' });
  expect(table.headings).toEqual(['文件夹', '名称', '面积', '载体类型', '地块编号', '说明']);
  expect(table.rows).toHaveLength(4);
});

test.each([
  ['a DOCTYPE', '<!DOCTYPE kml [<!ENTITY a "b">]><kml></kml>', /DOCTYPE/],
  ['an open end', '<kml><Document><Placemark>', /not well-formed/],
  ['no placemarks', '<kml><Document></Document></kml>', /no placemarks/],
  ['links only', '<kml><NetworkLink><Link/></NetworkLink></kml>', /only links/],
  ['an unknown entity', '<kml>&bomb;</kml>', /not well-formed/],
])('%s is refused', (_, text, reason) => {
  expect(() => placemarksOfKml(text)).toThrow(reason);
});

test('a file whose only placemark cannot be read says why', async () => {
  const line = `<kml><Placemark><LineString><coordinates>${'1,2 '.repeat(10_001)}</coordinates></LineString></Placemark></kml>`;
  await expect(tableOf('a.kml', strToU8(line), options)).rejects.toThrow(
    /more than 10000 vertices; simplify/,
  );
});

test('names of object methods are names like others', () => {
  const { features } = placemarksOfKml(
    '<kml><Placemark><__defineGetter__>x</__defineGetter__><ExtendedData><Data name="constructor"><value>1</value></Data><Data name="__proto__"><value>2</value></Data></ExtendedData></Placemark></kml>',
  );
  expect(features[0]!.properties.constructor).toBe('1');
});
