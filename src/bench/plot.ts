/** `npm run bench -- plot FILE…`: draws how build and serving grow, from figures that other benches printed. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Figure, shown } from './figures.ts';

const HELP = `npm run bench -- plot FILE [FILE …]
Draws src/bench/growth.svg from the JSON lines of "bench -- build" and "bench -- tiles --growth".`;

/** A line of a panel: points by ascending x. */
type Series = { name: string; points: (readonly [x: number, y: number])[] };
type Panel = { title: string; x: string; series: Series[] };

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [440, 300, 62, 58, 40, 44];
/** Okabe and Ito 2008: told apart by colour-blind people; ours in full, others dashed. */
const COLOURS = ['#0072b2', '#d55e00'];

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const text = (x: number, y: number, content: string, more = '') =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(content)}</text>`;

/** The powers of ten around positive values, and where a value lies between them, from 0 to 1. */
function axis(values: readonly number[]) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(Math.ceil(Math.log10(Math.max(...values)) - 1e-9), low + 1);
  const ticks = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at));
  return { ticks, share: (value: number) => (Math.log10(value) - low) / (high - low) };
}

function drawn({ title, x, series }: Panel): string {
  const points = series.flatMap((one) => one.points);
  const across = axis(points.map(([value]) => value));
  const up = axis(points.map(([, value]) => value));
  const px = (value: number) => LEFT + across.share(value) * (WIDTH - LEFT - RIGHT);
  const py = (value: number) => HEIGHT - BOTTOM - up.share(value) * (HEIGHT - TOP - BOTTOM);
  const grid = [
    ...up.ticks.map(
      (tick) =>
        `<path class="grid" d="M${LEFT} ${py(tick)}H${WIDTH - RIGHT}"/>${text(LEFT - 6, py(tick) + 4, shown(tick), 'text-anchor="end"')}`,
    ),
    ...across.ticks.map((tick) => text(px(tick), HEIGHT - BOTTOM + 16, shown(tick), 'text-anchor="middle"')),
  ];
  const lines = series.map(({ name, points: line }, index) => {
    const colour = COLOURS[index % 2]!;
    const dash = index >= 2 ? ' stroke-dasharray="5 4"' : '';
    const path = line.map(([a, b], at) => `${at === 0 ? 'M' : 'L'}${px(a).toFixed(1)} ${py(b).toFixed(1)}`);
    const dots = line.map(
      ([a, b]) => `<circle cx="${px(a).toFixed(1)}" cy="${py(b).toFixed(1)}" r="3" fill="${colour}"/>`,
    );
    const [legendX, legendY] = [LEFT + (index % 2) * 175, 34 + Math.floor(index / 2) * 15];
    const legend = `<path d="M${legendX} ${legendY - 4}h20" stroke="${colour}"${dash}/>${text(legendX + 25, legendY, name)}`;
    return `<path d="${path.join('')}" stroke="${colour}"${dash}/>${dots.join('')}${legend}`;
  });
  return [
    text(LEFT, 16, title, 'class="title"'),
    ...grid,
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, x, 'text-anchor="middle"'),
    ...lines,
  ].join('\n');
}

const number = (words: string) => Number(words.replaceAll(',', ''));

/** Series of a measure of the build bench: ours and the control, by kind. */
function buildSeries(figures: readonly Figure[], measure: string, scale: number): Series[] {
  const kinds = ['points', 'polygons'];
  const of = (kind: string, pick: (figure: Figure) => number | undefined) =>
    figures.flatMap((figure) => {
      const [, count] = new RegExp(`^([\\d,]+) ${kind}, ${measure}$`).exec(figure.name) ?? [];
      const value = pick(figure);
      return count === undefined || value === undefined ? [] : [[number(count), value * scale] as const];
    });
  const [control] = (figures.find((figure) => figure.control)?.control?.name ?? '').split(' ');
  return [
    ...kinds.map((kind) => ({ name: `ours, ${kind}`, points: of(kind, ({ value }) => value) })),
    ...kinds.map((kind) => ({
      name: `${control}, ${kind}`,
      points: of(kind, (figure) => figure.control?.value),
    })),
  ];
}

function archiveSeries(figures: readonly Figure[], name: string, measure: string, scale = 1): Series {
  const points = figures.flatMap(({ name: figure, value }) => {
    const [, size] = new RegExp(`^growth (\\d+) MB: ${measure}$`).exec(figure) ?? [];
    return size === undefined ? [] : [[Number(size), value * scale] as const];
  });
  return { name, points };
}

export async function run(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean' } },
  });
  if (values.help || positionals.length === 0) return console.error(HELP);
  const files = await Promise.all(positionals.map((path) => readFile(path, 'utf8')));
  const lines = files.flatMap((file) => file.split('\n')).filter((line) => line.startsWith('{'));
  const figures = lines.map((line) => JSON.parse(line) as Figure);
  const build = figures.filter(({ name }) => /(points|polygons), /.test(name));
  const panels: Panel[] = [
    { title: 'Cutting: seconds', x: 'features', series: buildSeries(build, 'seconds', 1) },
    { title: 'Cutting: peak memory, MB', x: 'features', series: buildSeries(build, 'memory', 1e-6) },
    {
      title: 'Serving: CPU per tile in memory, µs',
      x: 'archive, MB',
      series: [archiveSeries(figures, 'ours', 'CPU')],
    },
    {
      title: 'Serving: a cold isolate’s first tile',
      x: 'archive, MB',
      series: [
        archiveSeries(figures, 'reads of R2', 'reads of a cold first tile'),
        archiveSeries(figures, 'kB read', 'bytes of a cold first tile', 1e-3),
      ],
    },
  ];
  const empty = panels.find(({ series }) => series.some(({ points }) => points.length === 0));
  if (empty) throw new Error(`There are no figures for "${empty.title}"; give the output of both benches`);
  const placed = panels.map(
    (panel, at) =>
      `<g transform="translate(${(at % 2) * WIDTH} ${Math.floor(at / 2) * HEIGHT})">\n${drawn(panel)}\n</g>`,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * WIDTH} ${2 * HEIGHT}" font-family="sans-serif" font-size="11" fill="none" stroke-width="2">
<title>Cutting by number of features, serving by size of the archive</title>
<style>text{fill:#222}.title{font-size:13px;font-weight:bold}.grid{stroke:#ddd;stroke-width:1}</style>
<rect width="100%" height="100%" fill="#fff"/>
${placed.join('\n')}
</svg>
`;
  await writeFile(join(import.meta.dirname, 'growth.svg'), svg);
}
