/** The legend and the lines a public map must carry. */
import { MapLines } from '../shell/trust-lines.tsx';
import { Legend } from './legend.tsx';

export function MapNotes() {
  return (
    <div class="map-notes">
      <Legend />
      <MapLines />
    </div>
  );
}
