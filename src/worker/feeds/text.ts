/** Words of the feeds. */
import { CITY } from '../../domain/city.ts';
import type { Label } from '../../domain/kinds.ts';

export const FEED_TEXT = {
  title: (map: Label): Label => ({
    zh: `${CITY.name.zh} · ${map.zh} · 数据变更`,
    en: `${CITY.name.en} · ${map.en} · changes`,
  }),
  subtitle: {
    zh: '新增、变更和撤下的记录，最新的在前。',
    en: 'Records that are new, changed or withdrawn, newest first.',
  },
  sample: { zh: '演示数据', en: 'Sample data' },
  seen: {
    new: { zh: '新增', en: 'New' },
    changed: { zh: '变更', en: 'Changed' },
    withdrawn: { zh: '撤下', en: 'Withdrawn' },
  },
  entry: (seen: Label, name: Label): Label => ({
    zh: `${seen.zh}：${name.zh}`,
    en: `${seen.en}: ${name.en}`,
  }),
  release: (release: number, at: string): Label => ({
    zh: `第 ${release} 版，${at}`,
    en: `release ${release}, ${at}`,
  }),
  feeds: { zh: '订阅变更', en: 'Follow the changes' },
  feedsHint: {
    zh: '每张地图有一个订阅源，发布后立即更新。',
    en: 'Each map has a feed that says what a release changed.',
  },
} as const;
