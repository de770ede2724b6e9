/** Words that say nothing of what is looked for: left out of a question when anything else is left of it. */

const wordsOf = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(' '));

export const SMALL_ENGLISH: ReadonlySet<string> = new Set(
  wordsOf([
    // Of grammar; `e` is what is left of e-axles.
    'a an and are at by for from in into is of on or our my we they its the there to that with also',
    'where which who me i so e he she him his her them one as such own being old town furnished small large high',
    // Of asking, and of who asks.
    'find show want wants need needs looking looks seeks seeking can do does how much many what any',
    'please have has some would like able hire run buy see put first start move moving making maker',
    'makers manufacturer producer operator contract owned',
    // Of nearness and amounts, which are read as such where a number stands beside them.
    'near nearest nearby closest under over below above than less more least most up about around',
    'between approximately approx roughly exceeding minimum maximum within per each month months soon',
    'budget',
    // Of wishes and of what is on offer.
    'good suitable should must be preferably preferred ideally required requires plenty local',
    'capable production industrial open available receives receive receiving accepted accepts accept',
    'supplied certified permitted permission allowed',
  ]),
);

/** Words of names that alone name none: `develop` is no development zone, `high-standard` no high-tech one. */
export const COMMON_IN_NAMES: ReadonlySet<string> = new Set(
  wordsOf([
    'high tech development developing economic technological zone area district park industrial city',
    'town base national demonstration cooperation comprehensive all taken fully smart digital advanced',
    'big small large german',
    '产业 技术 经济 科技 创新 基地 集聚 示范 开发 国家 江苏 省级',
  ]),
);

/** What of a pattern is the word itself, without what must or must not stand beside it. */
const withoutContext = (pattern: string) => pattern.replace(/\([^)]*\)/g, '');

/** In Chinese a word is cut out wherever it stands; the longest first, or its beginning would be. */
export const SMALL_CHINESE = new RegExp(
  wordsOf([
    // Of asking, and of who asks.
    '请问 帮我 我想在 想在 租一个 租个 想租 要租 我要 我想 想要 想找 我们 需要 寻找 查找 查询 有没有 有哪些 哪里有 在哪里 在哪儿 在哪 哪里 哪些 哪个 什么 怎么 如何',
    '我是 我们是 我陪 准备在 准备 租一间 一间 顺便 只有 已经 多少 想看 想去 想了解 找 能做 做 要求 希望 下个月 这个月 下周 本周 (?<=^|[\\s,，。;；、])要(?!求|闻|素|点)',
    // Of nearness and amounts.
    '大概 附近 靠近 位于 以上 以下 以内 不超过 不低于 不少于 至少 最多 左右 一带 最少要 单价 每月 每平方米 每平方 每平米 每亩 一个月 一平米 一平',
    // Of wishes and of what is on offer.
    '讲解 认证 客户来 能装 可装 适合 适用于 用于 要通 要有 要带 最好 优先 都行 也行 也可以 现成 能接待 能进场 进场 能拿地 拿地 消防',
    // Of the things a process makes.
    '(?<=塑|焊接|加工)件',
    // Of grammar.
    '以及 或者 或 还有 加上 一下 之类 相关 行业 一个 一家 一块 一处 吗 呢 的',
  ])
    .sort((a, b) => withoutContext(b).length - withoutContext(a).length)
    .join('|'),
  'g',
);
