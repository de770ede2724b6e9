/** Texts of drawing an area, in Chinese; `en/sketch.ts` has the same keys. */
export const zh = {
  sketchClick: '在地图上逐点单击；双击或回车完成，Esc 取消',
  sketchTap: '在地图上逐点轻触，画出范围',
  sketchFew: (count: string) => `已有 ${count} 个点，至少需要 3 个`,
  sketchClose: '双击、回车或回到起点完成；退格撤回一点',
  sketchDone: '继续加点，或按“完成”',
  sketchCrosses: '边线相互交叉，请撤回一点',
  sketchFull: (most: string) => `最多 ${most} 个点，请完成`,
  takeBack: '撤回一点',
  cancel: '取消',
  done: '完成',
};

type Texts = typeof zh;

/** The shape every language's catalogue has. */
export type Catalogue = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};
