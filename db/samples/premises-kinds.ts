/** The kinds of sample premises: how many, how large, what they bear and cost. */

export type Kind = {
  zh: string;
  en: string;
  /** Live and expired ones. */
  live: number;
  expired: number;
  gfa: readonly [low: number, high: number];
  rent: readonly [low: number, high: number];
  height: readonly [low: number, high: number];
  /** kg/m². */
  load: readonly number[];
  /** Levels of zones it stands in; all when empty. */
  in: readonly string[];
  /** For desks and laboratories rather than machines and goods. */
  desk: boolean;
  verb: string;
};

/** By the code of their type; the live ones are 230 in all. */
export const KINDS: Record<string, Kind> = {
  factory: {
    zh: '标准厂房',
    en: 'Standard Factory',
    live: 78,
    expired: 4,
    gfa: [8000, 120_000],
    rent: [18, 40],
    height: [6, 12],
    load: [1500, 2000, 2500, 3000],
    in: ['national', 'provincial', 'park'],
    desk: false,
    verb: '生产',
  },
  research: {
    zh: '研发楼宇',
    en: 'R&D Building',
    live: 48,
    expired: 3,
    gfa: [10_000, 90_000],
    rent: [35, 70],
    height: [4, 5],
    load: [500, 600, 800],
    in: ['national', 'park', 'functional', 'freetrade'],
    desk: true,
    verb: '研发办公',
  },
  incubator: {
    zh: '孵化器',
    en: 'Incubator',
    live: 30,
    expired: 2,
    gfa: [5000, 40_000],
    rent: [25, 55],
    height: [3.6, 4.5],
    load: [350, 500],
    in: [],
    desk: true,
    verb: '初创企业',
  },
  warehouse: {
    zh: '仓储',
    en: 'Warehouse',
    live: 26,
    expired: 1,
    gfa: [12_000, 180_000],
    rent: [18, 35],
    height: [9, 13],
    load: [2000, 3000, 5000],
    in: ['national', 'provincial', 'bonded'],
    desk: false,
    verb: '仓储分拨',
  },
  accelerator: {
    zh: '加速器',
    en: 'Accelerator',
    live: 16,
    expired: 1,
    gfa: [15_000, 80_000],
    rent: [28, 55],
    height: [4.5, 6],
    load: [800, 1000],
    in: ['national', 'park', 'provincial'],
    desk: true,
    verb: '成长企业',
  },
  makerspace: {
    zh: '众创空间',
    en: 'Makerspace',
    live: 14,
    expired: 1,
    gfa: [5000, 12_000],
    rent: [30, 60],
    height: [3.2, 4.2],
    load: [250, 350],
    in: [],
    desk: true,
    verb: '创业团队',
  },
  zone: {
    zh: '片区载体',
    en: 'District Premises',
    live: 10,
    expired: 0,
    gfa: [150_000, 500_000],
    rent: [22, 45],
    height: [4.5, 8],
    load: [1000, 1500],
    in: ['national', 'provincial'],
    desk: false,
    verb: '综合',
  },
  bonded: {
    zh: '保税厂房',
    en: 'Bonded Factory',
    live: 8,
    expired: 0,
    gfa: [20_000, 150_000],
    rent: [24, 42],
    height: [6, 9],
    load: [1500, 2000],
    in: ['bonded'],
    desk: false,
    verb: '保税加工',
  },
};
