/** Texts of suggestions in Chinese; the keys are the contract. */
export const zh = {
  searchResults: '搜索结果',
  searchHere: (text: string) => `在当前列表中筛选“${text}”`,
  searchPlaces: '地点',
  searchLists: '按条件查看',
  searchRecords: '记录',
  searching: '正在查找…',
  searchFailed: '搜索暂时不可用',
};

export type SearchTexts = typeof zh;
