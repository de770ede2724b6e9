/** Sample institutes and hexagons of talent, none under ten people. */
import { bounds } from '../../src/domain/geometry.ts';
import { distance, type Position } from '../../src/domain/geometry.ts';
import type { DivisionCode } from './geography.ts';
import { outlines } from './geography.ts';
import { type Hexagon, hexagons } from './hexagons.ts';
import { address, contact, cyclical, MARK, shortName } from './names.ts';
import { BUSTLE, freshness, point, type Sample, type World, weightedZones } from './world.ts';
import { industriesOf } from './zone-industries.ts';
