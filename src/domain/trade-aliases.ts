/**
 * Other spellings of industries and chains, by their codes. A file of its own because the page needs them only where a
 * trade is typed: its build takes them out of the vocabulary.
 */
export const TRADE_ALIASES = {
  C13: ['食品', '粮油食品'],
  C17: ['纺织业', '高端纺织', '化纤'],
  C26: ['化学原料和化学制品', '新材料', '先进材料'],
  C27: ['医药制造', '医药', '创新药', '医药制造业'],
  C30: ['纳米', '纳米新材料', '纳米技术应用'],
  C31: ['冶金', '高端钢铁', '钢铁'],
  C34: ['通用设备', '机器人', '智能制造'],
  C35: ['专用设备', '医疗器械', '高端装备'],
  C36: ['汽车制造', '汽车零部件', '新能源汽车零部件'],
  C37: ['航空航天'],
  C38: ['新能源', '电气机械', '光伏', '锂电', '氢能'],
  C39: ['电子信息', '集成电路', '半导体', '新型显示'],
  G59: ['物流', '现代物流', '仓储'],
  I65: ['软件', '人工智能', '数字经济', '工业互联网'],
  J66: ['金融'],
  L72: ['总部经济', '商务服务'],
  M73: ['研发', '研究和试验发展', '检验检测'],
  R90: ['文旅', '文化旅游'],
  biomed: ['生物医药'],
  software: ['集成电路', '软件'],
  automotive: ['汽车', '汽车零部件'],
  equipment: ['装备制造', '智能制造装备'],
  display: ['显示', '光电显示'],
} as const;
