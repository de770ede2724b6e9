/** What readers and checks say, in Chinese. A sentence that is not listed stays as it is. */
import { FILE_SENTENCES } from './file-errors-zh.ts';

/** A sentence in English and what it is in Chinese, parts as `$1`. */
export type Sentence = readonly [english: RegExp, chinese: string];

/** Parts of sentences: what follows a semicolon is a way out of its own. */
const SENTENCES: readonly Sentence[] = [
  // Values
  [/^"(.*)" is not a known value; use one of (.*)$/s, '“$1”不在可选值之内；请从中选一：$2'],
  [/^(.*) \(\w+\) is required$/, '“$1”必填'],
  [/^the number already stands in row (\d+)$/, '这个编号与第 $1 行重复'],
  [/^"(.*)" is neither 是 nor 否$/, '“$1”既不是“是”也不是“否”'],
  [/^"(.*)" is not a number; write digits.*$/s, '“$1”不是数；请写成 3500 或 3,500 平方米'],
  [/^"(.*)" is not a day; write it as (.*)$/s, '“$1”不是日期；请写成 $2'],
  [/^"(.*)" is not a (?:date|moment); .*$/s, '“$1”不是日期；请写成 2026-11-23'],
  [/^"(.*)" is a period; write one day, such as (.*)$/s, '“$1”是一段时间；请写一天，如 $2'],
  [/^"(.*)" is no date of the years (\d+)–(\d+); .*$/s, '“$1”不在 $2–$3 年之内；请写成 2026-11-23'],
  [/^"(.*)" may be day\/month or month\/day; .*$/s, '“$1”分不清月和日；请写成 2026-11-23'],
  [/^(.*) is a number, not a date; .*$/, '$1 是数，不是日期；请把单元格设为日期，或写成 2026-11-23'],
  [/^"(.*)" is not a quarter; write it as (.*)$/s, '“$1”不是季度；请写成 $2'],
  [/^holds (\d+) figures; give each its own row.*$/, '一格里有 $1 个数；请各占一行，编号和位置也各自填写'],
  [/^(.*) is not a whole number$/, '$1 不是整数'],
  [/^(.*) is below the least possible, (.*)$/, '$1 小于允许的最小值 $2'],
  [/^(.*) is above the most possible, (.*)$/, '$1 大于允许的最大值 $2'],
  [/^the range (.*) runs backwards; .*$/, '范围 $1 前大后小；请先写小的'],
  [/^(?:"(.*)" )?is a range, (.*); this field takes one number$/s, '$2 是范围；这里只能填一个数'],
  [/^(?:"(.*)" )?stands in US dollars; .*$/s, '“$1”是美元金额；请填写美元折合人民币，或改写成人民币'],
  [/^unit "(.*)" is not known$/, '不认识单位“$1”'],
  [/^(.*) does not measure this field, which takes (.*)$/, '单位“$1”不能计量这一列，应为$2'],
  [
    /^(?:"(.*)" )?says (\S+) (\S+) in brackets, but the figure before is (\S+) (\S+); .*$/s,
    '括号内外不一致：括号里是 $2 $3，前面折合 $4 $5；请改正其一',
  ],
  [/^names several \((.*)\); .*$/s, '一格写了多个（$1）；请各占一行，编号、面积和位置也各自填写'],
  [/^has (\d+) characters; at most (\d+) are taken$/, '有 $1 个字，最多 $2 个'],
  [/^holds unreadable characters; .*$/, '有乱码；请检查文件的编码'],
  [
    /^there is no (\w+) record with id, number or name "(.*)"$/s,
    '参照名录（$1）里没有编号或名称为“$2”的记录',
  ],
  [/^is not an e-mail address$/, '不是电子邮箱地址'],
  // Places
  [/^no coordinates$/, '没有坐标'],
  [/^zeros stand for a missing place$/, '坐标为 0，等于没有填'],
  [/^(.*) stands without (.*)$/, '有 $1，缺 $2'],
  [
    /^the place ([\d.,-]+) lies in (.*), not in (.*); correct the division, the coordinates or the coordinate system(.*)$/,
    '位置 $1 在$2，不在$3；请核对板块、坐标或坐标系$4',
  ],
  [
    /^the place ([\d.,-]+) lies in (.*); correct the division, the coordinates or the coordinate system(.*)$/,
    '位置 $1 在$2；请核对板块、坐标或坐标系$3',
  ],
  [/^(\S+) have (\w+) geometry$/, '这一类（$1）要求的图形是 $2'],
  [/^longitude and latitude swapped back$/, '经纬度写反，已换回'],
  [/^read as (\S+) instead of (\S+)$/, '按 $1 读取（原说 $2）'],
  [/^the whole file read as (\S+), as nobody named its system: (.*)$/, '未说明坐标系，各行位置表明是 $1：$2'],
  [/^the file looks like (\S+), not (\S+): (.*)$/, '位置看来是 $1 而不是 $2：$3'],
  [/^the division of (\d+) rows was filled in from their place$/, '$1 行的板块按位置补上'],
  [/^far out in open water: (.*); check the coordinates$/, '远在水面上：$1；请核对坐标'],
  [/^just outside the schematic outline of its division: (.*); check.*$/, '略出板块示意边界：$1；请核对坐标'],
  // Reading
  [
    /^There is no column for (.*); headings found: (.*); give one a field.*$/s,
    '缺少必填的列：$1。文件的表头：$2。请在下面为某一列选定字段；部门可直接填写。',
  ],
  [/^skipped \d+ title rows? \((.*)\): (.*)$/s, '跳过标题（$1）：$2'],
  [/^skipped totals \((.*)\)$/, '跳过合计（$1）'],
  [/^skipped notes below the table \((.*)\): (.*)$/s, '跳过表下的说明（$1）：$2'],
  [/^skipped repeated headings \((.*)\)$/, '跳过重复的表头（$1）'],
  [/^headings joined from rows (.*)$/, '表头由第 $1 行合成'],
  [/^column (.*) has no heading and is not read$/, '第 $1 列没有表头，不读'],
  [/^the heading (.*) stands over columns (.*)$/, '表头$1重复，见第 $2 列'],
  [/^columns without a field are kept unfiltered: (.*)$/s, '没有对应字段、只保留不筛选的列：$1'],
  [/^(\d+) personal mobile numbers were left out; .*$/, '略去 $1 个个人手机号；请公开办公电话'],
  [/^read sheet "(.*)" only; other sheets: (.*)$/, '只读了工作表“$1”；还有：$2'],
  [/^hidden rows are read too: (.*)$/, '隐藏的行也读了：$1'],
  [
    /^(\d+) rows end (\d+) days after their verification(.*), the longest that records of (\w+) are shown unverified$/,
    '$1 行在核验$2天后到期（$4的数据未经核验最多展示这么久）$3',
  ],
  [/^hidden sheets not read: (.*)$/, '隐藏的工作表没有读：$1'],
  [/^a text merged over several rows stands in each of them: (.*)$/, '合并单元格的文字填入每一行：$1'],
  [/^(.*): bare numbers are read as spreadsheet dates \((.*)\)$/s, '$1：纯数字按表格日期读（$2）'],
  [/^(.*): figures without a unit are taken for (.*) \((.*)\)$/s, '$1：没有单位的数按$2读（$3）'],
  [
    /^The file speaks of "(.*)", but no coordinate system was given; choose (\S+), or.*$/,
    '文件提到“$1”，但没有说明坐标系；请选 $2，坐标没有偏移则选 WGS84',
  ],
  [
    /^The shapefile has no \.prj file, so its coordinate system has to be said$/,
    '压缩包里没有 .prj 文件；请选择坐标系',
  ],
  [/^This is an old Excel file.*$/, '这是旧版 Excel 文件（.xls、.et）；请另存为“Excel 工作簿（*.xlsx）”再选'],
  [/^The workbook is protected by a password; .*$/, '文件有密码；请在“文件 → 信息 → 保护工作簿”里去掉后再存'],
  [
    /^This is a ZIP file, but no XLSX workbook.*$/,
    '这个压缩包里没有表格、Shapefile 或 KMZ；请解压后选其中的文件',
  ],
  [/^The file is empty.*$/, '文件是空的'],
  [/^The file has headings but no rows: (.*)$/s, '文件只有表头，没有数据：$1'],
  [/^The file has (\d+) bytes, allowed are (\d+); split it$/, '文件有 $1 字节，最多 $2；请拆分'],
  [/^The sheet has (\d+) rows, allowed are (\d+); split the file$/, '工作表有 $1 行，最多 $2；请拆分'],
  [
    /^Row (\d+) has (\d+) cells for (\d+) headings \((.*) stands beside the table\); .*$/s,
    '第 $1 行有 $2 格，表头只有 $3 列（多出$4）；请给含分隔符的单元格加引号，或补上表头',
  ],
  [
    /^No heading row among the first rows.*$/s,
    '前几行里找不到表头；请把列名放在数据上面的同一行，或填写“表头所在行”',
  ],
  [
    /^This is a form with a label before each value.*$/s,
    '这是一张“标签＋值”的表单；请改成一行表头、一条记录一行',
  ],
  [
    /^There is nothing in heading row (\d+); the filled rows are (\d+) to (\d+).*$/,
    '第 $1 行是空的，有内容的是第 $2–$3 行',
  ],
];

const WORDS: readonly Sentence[] = [
  [/ \(or this import, where none is named\)/g, '；没写核验日期的从导入日算起'],
  [/no division of the city/g, '本市各板块之外'],
  [/ \(it would fit (.*)\)/g, '（若按 $1 则相符）'],
  [/with axes swapped/g, '经纬度对调'],
  [/\bas (?=[a-z]+\d|cgcs|web)/g, ''],
  [/ or /g, ' 或 '],
  [/(\d+) cells?, first in row (\d+)/g, '$1 格，首见第 $2 行'],
  [/(\d+) rows? contradict (\S+), (\d+) contradict (\S+?)(?=,|$)/g, '$1 行与 $2 不符，$3 行与 $4 不符'],
  [/which puts (\d+) records where they were/g, '其中 $1 条与原位置一致'],
  [/\b(?:\d+ )?rows? (\d+(?:(?:, |-)\d+)*)( …)?/g, '第 $1$2 行'],
];

/** Options of the command mean nothing to whoever reads this elsewhere. */
const withoutOptions = (text: string) =>
  text
    .replace(/ \(--[^)]*\)/g, '')
    .replace(/; say --crs .*$/, '')
    .replace(/ \(--map "heading=field"\)/, '');

/** A text by the first sentence that it is; undefined where none is. */
export function translated(text: string, sentences: readonly Sentence[]): string | undefined {
  const found = sentences.find(([english]) => english.test(text));
  return found && text.replace(found[0], found[1]);
}

/** What a fault of one feature begins with. */
const NUMBERED = /^(?:Feature|Placemark) (\d+): (.*)$/s;

/** A sentence of a report or an error for people without the command: in Chinese, as far as it is known. */
export function inChinese(text: string): string {
  const plain = withoutOptions(text);
  const [, number, fact] = NUMBERED.exec(plain) ?? [];
  if (fact !== undefined) return `第 ${number} 个要素：${inChinese(fact)}`;
  const sentence = translated(plain, SENTENCES) ?? translated(plain, FILE_SENTENCES);
  if (sentence === undefined) return plain;
  return WORDS.reduce((said, [english, chinese]) => said.replace(english, chinese), sentence);
}

/** The same in English. */
export const inEnglish = withoutOptions;
