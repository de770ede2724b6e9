/** 记录卡片上有关行程的文字。 */
export const zh = {
  add: '加入行程',
  added: '已在行程',
  full: '行程已满',
  open: (count: string) => `查看行程（${count} 站）`,
  start: '用这条线路开始',
  starting: '正在读取站点…',
  startFailed: '站点没有读到，请再点一次',
};

export type CardVisitText = typeof zh;
