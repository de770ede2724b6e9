/** Texts of the server-rendered pages. */
import type { Label, Language } from '../../domain/kinds.ts';
import { numbered } from '../../domain/numbered.ts';

export const TEXT = {
  product: { zh: '热力图', en: 'Relitu' },
  home: { zh: '地图', en: 'Map' },
  backHome: { zh: '返回地图', en: 'Back to the map' },
  search: { zh: '搜索记录', en: 'Search the records' },
  otherLanguage: { zh: 'English', en: '中文' },
  where: { zh: '所在位置', en: 'You are here' },
  about: { zh: '关于', en: 'About' },
  api: { zh: '开放接口', en: 'Open API' },
  status: { zh: '数据状态', en: 'Data status' },
  allRecords: { zh: '全部记录', en: 'All records' },
  embed: { zh: '嵌入到您的网站', en: 'Put it on your site' },
  site: { zh: '政策与语言', en: 'Policies and language' },
  more: { zh: '本站', en: 'This site' },
  demo: { zh: '演示数据', en: 'Demo data' },
  sampleData: { zh: '演示数据', en: 'Sample data' },
  noApproval: { zh: '未取得审图号，仅供内部演示', en: 'No map approval number: internal demonstration only' },
  sample: {
    zh: '演示数据：地名真实，招商信息全部虚构（规模取自2020年公开报道）。用您自己的表格试试 →',
    en: 'Demo: real places, invented listings, at the scale Suzhou reported in 2020. Try your own spreadsheet →',
  },
  sampleMark: { zh: '样例', en: 'Sample' },
  untranslated: { zh: '未翻译', en: 'Not translated yet' },
  liveMap: { zh: '扫码或输入网址，打开互动地图', en: 'Scan or type the address for the interactive map' },
  reference: { zh: '接口参考', en: 'API reference' },

  openMap: { zh: '在地图上打开', en: 'Open on the map' },
  ask: { zh: '联系询问', en: 'Ask about it' },
  facts: { zh: '主要信息', en: 'Key facts' },
  details: { zh: '详细信息', en: 'Details' },
  placeMissing: {
    zh: '位置未公开，图中只标出所在板块。',
    en: 'Its place is not public; only its division is shown.',
  },
  nextStep: { zh: '下一步', en: 'Next step' },
  nextStepHint: {
    zh: '写信或致电下列单位，并附上本页网址，对方即可找到同一条记录。',
    en: 'Write to or call this office and give the address of this page: they will see the same record.',
  },
  enquire: { zh: '咨询', en: 'Enquire' },
  write: { zh: '写邮件', en: 'Write an e-mail' },
  noContact: {
    zh: '此记录没有登记联系方式。可向数据来源部门询问，并附上本页网址。',
    en: 'No contact is registered for this record. Ask the department it comes from, giving the address of this page.',
  },
  policies: { zh: '可能适用的政策', en: 'Policies that may apply' },
  policiesHint: {
    zh: '按施行日期、开发区和产业判断；是否适用以发布机关解释为准。',
    en: 'Judged by date, zone and industry; whether one applies is for its issuer to say.',
  },
  applies: { zh: '适用于', en: 'For' },
  forAll: { zh: '所有企业', en: 'all companies' },
  around: { zh: '周边', en: 'Around here' },
  aroundHint: {
    zh: '距离均为从本记录标注点起的直线距离，不是道路里程。',
    en: 'All distances are in a straight line from the label point of this record, not by road.',
  },
  nearest: { zh: '最近', en: 'Nearest' },
  gaps: { zh: '相关产业链的缺口', en: 'Gaps of the related chains' },
  cases: { zh: '同一产业的落地案例', en: 'Cases in the same industry' },
  casesHint: {
    zh: '数字引自公开报道，注明日期与出处。',
    en: 'Figures are quoted from public reports, with date and source.',
  },
  similar: { zh: '相似的记录', en: 'Similar records' },
  alternatives: { zh: '仍然有效的相似记录', en: 'Similar records that are live' },
  pictures: { zh: '图片与文件', en: 'Pictures and documents' },
  source: { zh: '来源与时效', en: 'Source and freshness' },
  asOf: { zh: '数据截至', en: 'Data as of' },
  permanent: { zh: '永久链接', en: 'Permanent link' },
  data: { zh: '机器可读（GeoJSON）', en: 'Machine-readable (GeoJSON)' },
  neverVerified: { zh: '未注明', en: 'Not stated' },
  undated: { zh: '未注明核验日期', en: 'No date of verification' },
  openEnded: { zh: '未设期限', en: 'No end stated' },
  expired: { zh: '已过有效期', en: 'Past its validity' },
  withdrawn: { zh: '此记录已撤回', en: 'This record has been withdrawn' },
  withdrawnHint: {
    zh: '发布单位已将其撤回，内容不再公开；网址保留，不会指向别的记录。',
    en: 'Its office has withdrawn it and its content is no longer public. The address stays and will never name another record.',
  },
  missing: { zh: '没有这个页面', en: 'There is no such page' },
  missingHint: {
    zh: '网址可能有误。记录的网址不会改变，也不会挪作他用；请搜索名称，或从下列目录查找。',
    en: 'The address may be mistyped. Addresses of records never change and are never used again: search for its name, or look it up in the lists.',
  },

  records: { zh: '记录目录', en: 'All records' },
  recordsHint: {
    zh: '地图上的每一条公开记录，不需要脚本即可阅读。',
    en: 'Every public record of the map, readable without script.',
  },
  previous: { zh: '上一页', en: 'Previous page' },
  next: { zh: '下一页', en: 'Next page' },
  noRecords: { zh: '没有符合的记录。', en: 'No record matches.' },
  withoutFilter: { zh: '查看全部', en: 'See all of them' },
  asTable: { zh: '表格（CSV）', en: 'Table (CSV)' },
} as const satisfies Record<string, Label>;

/** Texts that hold values. */
export const SAY = {
  expiredOn: (day: string): Label => ({
    zh: `此记录的有效期到 ${day} 为止，之后没有再核验，内容不再公开。可向下列单位询问近况，或看看仍然有效的相似记录。`,
    en: `This record was valid until ${day} and has not been verified since, so its content is no longer public. Ask the office below how things stand, or see similar records that are live.`,
  }),
  endsOn: (day: string): Label => ({ zh: `${day} 到期`, en: `Ends on ${day}` }),
  unverifiedSince: (day: string): Label => ({
    zh: `${day} 后未再核验`,
    en: `Not verified since ${day}`,
  }),
  count: (count: string, what: Label): Label => ({
    zh: `${count} 条${what.zh}`,
    en: `${count} ${numbered(count, what.en)}`,
  }),
  seeAll: (count: string): Label => ({ zh: `查看全部 ${count} 条`, en: `See all ${count}` }),
  away: (distance: string): Label => ({
    zh: `直线约 ${distance}`,
    en: `about ${distance} in a straight line`,
  }),
  within: (count: string, distance: string): Label => ({
    zh: `${distance}内 ${count}`,
    en: `${count} within ${distance}`,
  }),
  page: (page: string, pages: string): Label => ({
    zh: `第 ${page} / ${pages} 页`,
    en: `Page ${page} of ${pages}`,
  }),
  subject: (name: string): Label => ({ zh: `咨询：${name}`, en: `Enquiry: ${name}` }),
  mailBody: (address: string): Label => ({
    zh: `您好，\n\n我想了解这条记录：\n${address}\n\n`,
    en: `Hello,\n\nI would like to know more about this record:\n${address}\n\n`,
  }),
  placeOf: (name: string): Label => ({ zh: `${name}的位置示意图`, en: `Schematic map of where ${name} is` }),
  pictureOf: (name: string): Label => ({ zh: `${name}：示意图`, en: `${name}: schematic map` }),
  as: (what: Label, role: Label): Label => ({
    zh: `${what.zh}（作为${role.zh}）`,
    en: `${what.en} (as ${role.en.toLowerCase()})`,
  }),
};

export const LANG: Record<Language, string> = { zh: 'zh-CN', en: 'en' };

export const otherThan = (language: Language): Language => (language === 'zh' ? 'en' : 'zh');

/** The path of a page (with its query) in a language. */
export function inLanguage(path: string, language: Language): string {
  const [address = '', place] = path.split('#');
  const asked = `${address}${address.includes('?') ? '&' : '?'}lang=${language}`;
  return place === undefined ? asked : `${asked}#${place}`;
}
