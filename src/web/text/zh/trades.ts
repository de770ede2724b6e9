/** Texts of the trades that the question offers, in Chinese; `en/trades.ts` has the same keys. */
export const zh = {
  trades: '行业选项',
  chain: (name: string) => `看产业链：${name}`,
  searchFor: (text: string) => `按“${text}”搜索名称和说明`,
  noneFits: (text: string) => `没有名称含“${text}”的选项；以下是全部选项：`,
};

type Texts = typeof zh;

/** The shape every language's catalogue has. */
export type Catalogue = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : Texts[K];
};
