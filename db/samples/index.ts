/** Sample departments: writes the files they would hand in, for the importer to read. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { baseFiles } from './base.ts';
import { firms, links, nodes } from './chains.ts';
import { chainsFiles } from './chains-files.ts';
import { coverage, sites } from './digital.ts';
import { digitalFiles } from './digital-files.ts';
import { land } from './land.ts';
import { landFiles } from './land-files.ts';
import { opportunities } from './opportunities.ts';
import { opportunitiesFiles } from './opportunities-files.ts';
import { premises } from './premises.ts';
import { premisesFiles } from './premises-files.ts';
import { referenceFiles } from './reference-files.ts';
import { routes } from './routes.ts';
import { routesFiles } from './routes-files.ts';
import type { SampleFile, Submission } from './sample-file.ts';
import { institutes, talentcells } from './talent.ts';
import { talentFiles } from './talent-files.ts';
import { type Sample, type World, world } from './world.ts';

export type { SampleFile, Submission } from './sample-file.ts';

/** All invented records by collection, in WGS84 and stored units, before they are written into files. */
export function samples(of: World): Record<string, Sample[]> {
  const all = firms(of);
  const rooms = premises(of);
  return {
    premises: rooms,
    ...routes(of, rooms, all),
    ...land(of),
    opportunities: opportunities(of),
    nodes: nodes(of),
    firms: all,
    links: links(of, all),
    institutes: institutes(of),
    talentcells: talentcells(of),
    sites: sites(of),
    coverage: coverage(of),
  };
}

/**
 * The files of all departments in import order: what is referred to stands before what refers to it.
 * The same world gives the same bytes.
 */
export function submissions(of: World, made = samples(of)): Submission[] {
  const all = (collection: string) => made[collection]!;
  return [
    ...baseFiles(of),
    ...referenceFiles(of),
    ...premisesFiles(of, all('premises')),
    ...routesFiles(of, all('routes'), all('stops')),
    ...landFiles(of, all('areas'), all('plots')),
    ...opportunitiesFiles(of, all('opportunities')),
    ...chainsFiles(all('nodes'), all('firms'), all('links')),
    ...talentFiles(of, all('institutes'), all('talentcells')),
    ...digitalFiles(all('sites'), all('coverage')),
  ];
}

/**
 * Writes the files into a folder (made if missing) and tells what an import of each must say, in import order.
 * The same as-of day and seed give the same bytes.
 * @param asOf YYYY-MM-DD; all dates are offsets from it
 * @throws RangeError when the as-of day is not a calendar day
 */
export async function writeSamples(folder: string, asOf: string, seed = 1): Promise<SampleFile[]> {
  await mkdir(folder, { recursive: true });
  return Promise.all(
    submissions(world(asOf, seed)).map(async ({ bytes, ...file }) => {
      await writeFile(join(folder, file.file), bytes);
      return file;
    }),
  );
}
