/** 记录卡片上有关行程的文字。 */
export const zh = {
  add: '加入行程',
  added: '已在行程',
  full: '行程已满',
  open: (count: string) => `查看行程（${count} 站）`,
  start: '用这条线路开始',
  starting: '正在读取站点…',
  startFailed: '站点没有读到，请再点一次',
  really: (time: string) => `连同路程和可访时段，全程约 ${time}`,
  noon: (from: string, to: string) => `${from}–${to} 无处可访，横跨中午`,
  reordered: '需调整站点顺序',
  closedStops: (numbers: string) => `不接待外宾的站点：第 ${numbers} 站`,
  moreDays: '按各站的可访时段，一天走不完全部站点',
};

export type CardVisitText = typeof zh;
