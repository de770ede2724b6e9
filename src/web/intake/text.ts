/** Words of the intake page in both languages. */
import type { Label } from '../../domain/kinds.ts';
import { inChinese, inEnglish } from '../../import/in-chinese.ts';
import { language } from './state.ts';

export const INTAKE = {
  collection: { zh: '① 这是哪一类数据', en: '1. What the file lists' },
  template: { zh: '下载空白模板（XLSX）', en: 'Download an empty template (XLSX)' },
  cityAsked: { zh: '正在取板块边界与参照名录…', en: 'Getting outlines and reference lists…' },
  cityHere: {
    zh: '边界与名录已就绪；此后断网也能核对。',
    en: 'Outlines and reference lists are here: from now on it works offline.',
  },
  cityFailed: { zh: '取不到板块边界与参照名录', en: 'Outlines and reference lists cannot be had' },
  again: { zh: '再试一次', en: 'Try again' },
  file: { zh: '② 选择文件', en: '2. The file' },
  drop: { zh: '把文件拖到这里，或点击选择', en: 'Drop the file here, or choose it' },
  kinds: {
    zh: 'XLSX、CSV（UTF-8、GBK）、GeoJSON、打包的 Shapefile、KML',
    en: 'XLSX, CSV (UTF-8, GBK), GeoJSON, zipped Shapefile, KML',
  },
  another: { zh: '换一个文件', en: 'Another file' },
  readAs: { zh: '③ 怎样读', en: '3. How it is read' },
  crs: { zh: '坐标系', en: 'Coordinate system' },
  encoding: { zh: '文字编码', en: 'Encoding' },
  sheet: { zh: '工作表', en: 'Sheet' },
  headingRow: { zh: '表头所在行', en: 'Heading row' },
  headingRowHint: { zh: '如 3，两行写 3-4', en: 'such as 3, or 3-4 for two rows' },
  source: { zh: '填报部门（表中没有这一列时）', en: 'Department, where no column names it' },
  dollar: { zh: '1 美元折合人民币（元）', en: 'Yuan a US dollar is worth' },
  auto: { zh: '自动判断', en: 'Told from the file' },
  columns: { zh: '表头对应的字段', en: 'Headings and their fields' },
  columnsHint: {
    zh: '不对就改，改后立即重新核对。',
    en: 'Change what is wrong; the file is checked again at once.',
  },
  heading: { zh: '文件里的表头', en: 'Heading in the file' },
  sample: { zh: '第一个值', en: 'First value' },
  field: { zh: '对应字段', en: 'Field' },
  kept: { zh: '保留，但不参与筛选', en: 'Kept, not filtered' },
  leftOut: { zh: '不读这一列', en: 'Leave this column out' },
  fields: { zh: '字段', en: 'Fields' },
  places: { zh: '位置与图片', en: 'Place and picture' },
  outcome: { zh: '④ 核对结果', en: '4. The outcome' },
  accepted: { zh: '可以接收', en: 'accepted' },
  refused: { zh: '退回', en: 'refused' },
  waiting: { zh: '待补位置', en: 'need a place' },
  refusedRows: { zh: '退回的行', en: 'Refused rows' },
  waitingRows: { zh: '待补位置的行', en: 'Rows that need a place' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  value: { zh: '值', en: 'Value' },
  reason: { zh: '原因', en: 'Reason' },
  name: { zh: '名称', en: 'Name' },
  address: { zh: '地址', en: 'Address' },
  repairs: { zh: '自动改正', en: 'Put right' },
  notes: { zh: '读取说明', en: 'Notes on the reading' },
  wholeFile: { zh: '整个文件', en: 'whole file' },
  map: { zh: '位置示意', en: 'Where they are' },
  wholeCity: { zh: '全市', en: 'Whole city' },
  onlyRecords: { zh: '放大到记录', en: 'Zoom to the records' },
  noDivision: { zh: '不在任何板块', en: 'in no division' },
  mapHint: {
    zh: '示意图，不作为划界依据。只画可以接收的记录。',
    en: 'A sketch, no boundary reference. Only accepted records are drawn.',
  },
  nothing: { zh: '没有可以画的位置。', en: 'There is no place to draw.' },
  save: { zh: '⑤ 保存', en: '5. Save' },
  saveBatch: { zh: '保存可以接收的记录（GeoJSON）', en: 'Save the accepted records (GeoJSON)' },
  saveCopy: { zh: '下载标注了原因的副本', en: 'Download a copy marked with the reasons' },
  copyHint: {
    zh: '副本第一列“退回原因”写明哪一行为什么退回；改好后可直接再次选择，这一列不会被读入。',
    en: 'Its first column says why a row came back; put it right and choose it again: that column is not read.',
  },
  next: { zh: '把保存的文件交给管理员导入：', en: 'Hand the saved file to whoever runs the map:' },
  saved: { zh: '已保存到下载文件夹：', en: 'Saved among your downloads: ' },
  unsaid: { zh: '还需要您说明', en: 'Something has to be said first' },
  failed: { zh: '这个文件读不了', en: 'The file cannot be read' },
  wayOut: {
    zh: '可在“怎样读”里另作选择，或改好文件后再选。',
    en: 'Choose otherwise under “How it is read”, or put the file right and choose it again.',
  },
  stageCity: { zh: '正在取板块边界…', en: 'Getting outlines…' },
  stageFile: { zh: '正在读取文件…', en: 'Reading the file…' },
  stageRows: { zh: '正在核对各行…', en: 'Checking rows…' },
  stageMap: { zh: '正在画图…', en: 'Drawing…' },
} as const satisfies Record<string, Label>;

export const t = (label: Label): string => label[language];

/** A number as people of the language write it. */
export const figure = (value: number): string => value.toLocaleString(language === 'zh' ? 'zh-CN' : 'en');

export const rowsText = (count: number): string =>
  language === 'zh' ? `${figure(count)} 行` : `${figure(count)} ${count === 1 ? 'row' : 'rows'}`;

export const moreText = (count: number): string =>
  language === 'zh'
    ? `另有 ${figure(count)} 行，见下载的副本。`
    : `${figure(count)} more are in the copy to download.`;

/** What the importer says of rows and files, in the words of the page. */
export const inWords = language === 'zh' ? inChinese : inEnglish;
