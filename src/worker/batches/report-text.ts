/** Words of the report of a batch. */
import type { Label } from '../../domain/kinds.ts';

export const WORDS = {
  title: { zh: '数据批次报告', en: 'Report on a batch of data' },
  language: { zh: '语言', en: 'Language' },
  batch: { zh: '批次编号', en: 'Batch' },
  collection: { zh: '图层', en: 'Collection' },
  file: { zh: '文件', en: 'File' },
  sheet: { zh: '工作表', en: 'Sheet' },
  encoding: { zh: '编码', en: 'Encoding' },
  crs: { zh: '坐标系', en: 'Coordinates' },
  by: { zh: '报送人', en: 'Handed in by' },
  unsigned: { zh: '尚未署名', en: 'nobody has signed' },
  at: { zh: '导入时间', en: 'Imported' },
  state: { zh: '状态', en: 'State' },
  made: { zh: '本页生成于', en: 'Written' },
  sample: { zh: '演示数据', en: 'Sample data' },
  undoes: { zh: '撤销的批次', en: 'Takes back batch' },

  new: { zh: '新增', en: 'New' },
  changed: { zh: '变更', en: 'Changed' },
  withdrawn: { zh: '撤下', en: 'Taken out' },
  unchanged: { zh: '未变', en: 'Unchanged' },
  conflict: { zh: '冲突待定', en: 'In conflict' },
  unplaced: { zh: '待补位置', en: 'Need a place' },
  refused: { zh: '退回', en: 'Refused' },
  rejected: { zh: '审核不通过', en: 'Rejected' },

  outcome: { zh: '结果', en: 'Outcome' },
  map: { zh: '变化在哪里', en: 'Where it changes' },
  cityMap: { zh: '全市', en: 'The whole city' },
  closeMap: { zh: '局部放大', en: 'Closer' },
  noMap: { zh: '没有可以画在图上的变化。', en: 'No change can be drawn on the map.' },
  schematic: {
    zh: '示意图，不作为划界依据。点击图上的标记可跳到那条记录。',
    en: 'A schematic map, no boundary reference. A mark leads to its record.',
  },
  before: { zh: '原位置', en: 'former place' },
  refusedRows: { zh: '退回的行', en: 'Refused rows' },
  refusedHint: {
    zh: '这些行没有收录。请在原文件里改正后重新报送，行号与原文件一致。',
    en: 'These rows were not taken. Put them right in the file and hand it in again; the numbers are those of the file.',
  },
  changedRows: { zh: '变更的记录', en: 'Changed records' },
  newRows: { zh: '新增的记录', en: 'New records' },
  withdrawnRows: { zh: '撤下的记录', en: 'Records taken out' },
  conflictRows: { zh: '与其他部门冲突的行', en: 'Rows in conflict with another department' },
  conflictHint: {
    zh: '另一部门已经报送同一对象（或疑为同一对象）。两边的值都保留，裁定之前不发布：relitu batches accept 采用本文件的值，reject 保留对方的值；疑似的，accept 作为另一条记录，accept --same 并入对方记录。',
    en: 'Another department handed in the same thing, or what may be the same. Both values are kept and none is published until somebody decides: relitu batches accept takes this file’s values, reject leaves the other’s; what only may be the same becomes a record of its own with accept, and part of the other with accept --same.',
  },
  fusedRows: { zh: '并入其他部门记录的行', en: 'Rows that went into another department’s record' },
  fusedHint: {
    zh: '确认为同一对象：补上缺项；两边不同的字段按权威部门取值，均列于此，没有无声覆盖。',
    en: 'Certain to be the same thing: missing values are filled, and where both differ the authority of the departments decides. All of it is listed; nothing was overwritten silently.',
  },
  filled: { zh: '补上', en: 'Filled' },
  replaced: { zh: '取本文件', en: 'This file’s counts' },
  kept: { zh: '保留对方', en: 'The other’s stays' },
  doubleRows: { zh: '可能重复的行', en: 'Rows that may be one thing twice' },
  doubleHint: {
    zh: '同一部门以不同编号报送，名称与位置几乎相同。均已收录，请核对；多余的用 relitu batches reject 剔除。',
    en: 'The same department numbers them apart, but name and place are all but equal. Both are taken; relitu batches reject leaves one out.',
  },
  score: { zh: '符合度', en: 'likeness' },
  likeness: { zh: '依据', en: 'Why' },
  other: { zh: '另一条', en: 'The other one' },
  unplacedRows: { zh: '缺少位置的行', en: 'Rows without a place' },
  unplacedHint: {
    zh: '已收录，补上位置之后才能发布。',
    en: 'Taken, but not published until their place is known.',
  },
  rejectedRows: { zh: '审核不通过的行', en: 'Rows that were rejected' },
  rejectedHint: { zh: '保留在批次中，不会发布。', en: 'Kept with the batch, never published.' },
  reading: { zh: '文件是怎样读的', en: 'How the file was read' },
  detected: { zh: '自动判断', en: 'Told from the file' },
  mapped: { zh: '人工指定的表头', en: 'Headings that were given a field' },
  repaired: { zh: '自动改正', en: 'Put right' },
  notes: { zh: '说明', en: 'Notes' },
  row: { zh: '行', en: 'Row' },
  column: { zh: '列', en: 'Column' },
  value: { zh: '原值', en: 'Value' },
  reason: { zh: '原因', en: 'Reason' },
  name: { zh: '名称', en: 'Name' },
  division: { zh: '板块', en: 'Division' },
  facts: { zh: '主要信息', en: 'Key facts' },
  address: { zh: '地址', en: 'Address' },
  field: { zh: '字段', en: 'Field' },
  old: { zh: '原来', en: 'Before' },
  now: { zh: '现在', en: 'Now' },
  twin: { zh: '对方记录', en: 'The other record' },
  here: { zh: '本文件', en: 'This file' },
  there: { zh: '对方', en: 'The other' },
  who: { zh: '审核人', en: 'By' },
  wholeFile: { zh: '整个文件', en: 'whole file' },
  recordId: { zh: '记录', en: 'record' },
  noApproval: { zh: '未取得审图号，仅供内部使用', en: 'No map approval number: for internal use only' },
} as const satisfies Record<string, Label>;

/** Sentences with figures in them. */
export const SAY = {
  rows: (n: number): Label => ({ zh: `文件共 ${n} 行`, en: `${n} rows in the file` }),
  more: (n: number): Label => ({
    zh: `此处从略，另有 ${n} 行；relitu batches diff --json 列出全部。`,
    en: `${n} more rows are left out here; relitu batches diff --json lists all.`,
  }),
  unseen: (n: number): Label => ({
    zh: `另有 ${n} 条没有位置，图上看不到。`,
    en: `${n} more have no place and are not on the map.`,
  }),
  release: (map: Label, version: number, day: string, approved: string | null): Label => ({
    zh: `${map.zh}第 ${version} 版，${day}${approved === null ? '' : `，${approved} 审核`}`,
    en: `${map.en} release ${version}, ${day}${approved === null ? '' : `, approved by ${approved}`}`,
  }),
} as const;

/** What became of the batch so far. */
export const STATES = {
  staged: { zh: '已收录，等待发布', en: 'Taken, waits for a release' },
  released: { zh: '已发布', en: 'Public' },
  discarded: { zh: '全部审核不通过，不会发布', en: 'All rejected, not to be published' },
  refused: {
    zh: '未收录：有退回的行，整份文件都没有写入',
    en: 'Not taken: rows were refused, so nothing of the file was written',
  },
  checked: { zh: '仅作检查，没有写入', en: 'Checked only, nothing was written' },
  nothing: {
    zh: '与现有数据相同，没有需要写入的内容',
    en: 'The same as what is there: nothing had to be written',
  },
} as const satisfies Record<string, Label>;

export type State = keyof typeof STATES;
