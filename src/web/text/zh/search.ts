/** Texts of suggestions in Chinese; the keys are the contract. */
export const zh = {
  searchResults: '搜索结果',
  searchHere: (text: string) => `在当前列表中筛选“${text}”`,
  searchPlaces: '地点',
  searchLists: '按条件查看',
  searchRecords: '记录',
  searchCorrected: (text: string) => `没有完全相同的，以下按“${text}”查找`,
  between: '、',
  searchBroadened: (words: string) => `以下均未写明${words}，按所属行业列出`,
  searchExcluded: (words: string) => `已按您写的排除：${words}`,
  searchIgnored: (words: string) => `未计入${words}`,
  searchLacking: (words: string) => `没有同时符合${words}的，以下不含此项`,
  searchAbsent: (words: string, what: string) => `没有${words}的${what}，以下不含此项`,
  searchSpeaker: (words: string) => `自我介绍，未作为条件：${words}`,
  searchUnderstood: '其中已作为条件：',
  searchUnmet: (amounts: string) => `未计入${amounts}：没有同时符合的，接近的在前`,
  searchUnread: (text: string) => `太长，未能全部读取，略去：${text}`,
  searchElsewhere: (what: string, count?: string | 0) => `在“${what}”中查找${count ? `（${count}条）` : ''}`,
  examplesHeading: '可以像说话一样写，例如',
  /** By map; each finds something in the sample city. */
  examples: {
    premises: ['有蒸汽燃气的食品厂房', '昆山 太仓 生物医药 研发楼'],
    land: ['昆山 太仓 集成电路 土地', '张家港 适合新材料的土地'],
    opportunities: ['苏州高新区 医疗器械 合作项目', '昆山 太仓 生物医药 项目'],
    chains: ['昆山的封装测试企业', '工业园区 创新药 企业'],
    talent: ['集成电路 研究院', '高校 生物医药'],
    routes: ['生物医药考察线路', '昆山 智能制造'],
    digital: ['昆山 汽车零部件 标杆', '5G 工厂'],
  } as Readonly<Record<string, readonly string[]>>,
  searchNone: '没有找到',
  searching: '正在查找…',
  searchFailed: '搜索暂时不可用',
};

export type SearchTexts = typeof zh;
