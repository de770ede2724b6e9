/** Texts of the embedded map in English. */
import type { EmbedTexts } from '../zh/embed.ts';

export const en: EmbedTexts = {
  record: 'Record',
  recordMissing: 'There is no such record.',
  openFull: 'Open the full map',
  seeAll: 'See them all',
  openPage: 'Open the full page',
  enquire: 'Enquire',
  back: 'Back to the list',
  close: 'Close',
  search: 'Search the results',
  searchCorrected: (text) => `Nothing is called exactly that; this is for “${text}”`,
  searchHint: 'Name, industry or pinyin',
  legend: 'Legend',
  fullScreen: 'Full screen',
  leaveFullScreen: 'Leave full screen',
  useWheel: 'Hold Ctrl and scroll to zoom the map',
  useWheelMac: 'Hold ⌘ and scroll to zoom the map',
  useFingers: 'Use two fingers to move the map',
  resume: 'Tap to show the map',
  ignored: 'Settings of this address that were not understood and left out:',
  controls: 'Map controls',
};
