/** The tools a visitor can open beside list and map: each a part of the page that is loaded when it is first opened. */
import type { ComponentType } from 'preact';
import type { Label } from '../../domain/kinds.ts';
import { collectionOf } from '../../domain/maps/index.ts';
import type { IconName } from '../shell/icon.tsx';
import { keysFrom } from '../state/record-key.ts';

/** What a tool is given: what it remembers in the address (`&with=`), and how to change that. */
export type ToolProps = { state: string; setState: (state: string, how?: 'push' | 'replace') => void };

export type ToolDefinition = {
  id: string;
  label: Label;
  /** What it is called for what it remembers, where that is something else. */
  labelFor?: (state: string) => Label | undefined;
  icon: IconName;
  /** The map that offers it under its title, or all of them; absent: it is opened from elsewhere. */
  on?: string;
  /** It needs the whole stage of a wide screen; others stand beside the list. */
  wide?: true;
  /** It asks something of the map, so the map is drawn even where the tool covers it. */
  needsMap?: true;
  load: () => Promise<{ Tool: ComponentType<ToolProps> }>;
};

/** All tools. One line each. */
export const TOOLS: readonly ToolDefinition[] = [
  {
    id: 'ask',
    label: { zh: '您要做什么？', en: 'What do you want to do?' },
    icon: 'question',
    on: 'all',
    load: () => import('./ask/ask.tsx'),
  },
  {
    id: 'shortlist',
    label: { zh: '备选', en: 'Shortlist' },
    icon: 'star',
    load: () => import('./shortlist/shortlist.tsx'),
  },
  {
    id: 'compare',
    label: { zh: '对比', en: 'Compare' },
    icon: 'columns',
    wide: true,
    load: () => import('./compare/compare.tsx'),
  },
  {
    id: 'share',
    label: { zh: '分享', en: 'Share' },
    icon: 'share',
    needsMap: true,
    load: () => import('./share/share.tsx'),
  },
  {
    id: 'dossier',
    label: { zh: '打印资料页', en: 'Dossier to print' },
    icon: 'print',
    wide: true,
    load: () => import('./dossier/dossier.tsx'),
  },
  {
    id: 'enquire',
    label: { zh: '咨询', en: 'Enquire' },
    labelFor: (state) => {
      const keys = keysFrom(state);
      const isRoute = keys.length === 1 && collectionOf(keys[0]!.collection)!.visit;
      return isRoute ? { zh: '预约这条线路', en: 'Request this route' } : undefined;
    },
    icon: 'mail',
    load: () => import('./enquire/enquire.tsx'),
  },
  {
    id: 'visit',
    label: { zh: '安排考察', en: 'Plan a visit' },
    icon: 'clock',
    on: 'routes',
    needsMap: true,
    load: () => import('./visit/visit.tsx'),
  },
  {
    id: 'fit',
    label: { zh: '我的项目', en: 'My project' },
    icon: 'target',
    on: 'land',
    load: () => import('./fit/fit.tsx'),
  },
  {
    id: 'chain',
    label: { zh: '链图', en: 'Chain diagram' },
    icon: 'chain',
    on: 'chains',
    load: () => import('./chain/chain.tsx'),
  },
  {
    id: 'charts',
    label: { zh: '图表', en: 'Charts' },
    icon: 'chart',
    on: 'all',
    load: () => import('./charts/charts-tool.tsx'),
  },
];

export const toolOf = (id: string | undefined): ToolDefinition | undefined =>
  TOOLS.find((tool) => tool.id === id);

/** What an open tool is called. */
export const toolLabel = ({ label, labelFor }: ToolDefinition, state: string): Label =>
  labelFor?.(state) ?? label;
