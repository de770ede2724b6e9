/** Texts of the saved views, in Chinese; `en/views.ts` has the same keys. */
export const zh = {
  viewName: '为当前视图命名',
  saveView: '保存',
  viewSaved: '已保存',
  viewNotKept: '此浏览器不允许保存；关闭页面前有效，也可复制链接。',
  noViews: '还没有保存的视图。保存后，地图、筛选、范围和位置可一键恢复。',
  viewsHere: '视图只保存在此浏览器中；链接可发给任何人。',
  copyLinkTo: (name: string) => `复制“${name}”的链接`,
  deleteView: (name: string) => `删除“${name}”`,
};

type Texts = typeof zh;

/** The shape every language's catalogue has. */
export type Catalogue = {
  [K in keyof Texts]: Texts[K] extends (...values: infer V) => string ? (...values: V) => string : string;
};
