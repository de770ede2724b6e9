/** What readers say of a file that they cannot read, in Chinese. */
import type { Sentence } from './in-chinese.ts';

export const FILE_SENTENCES: readonly Sentence[] = [
  // What it is
  [/^This is a (\w+) file, not an XLSX workbook$/, '这是 $1 文件，不是 Excel 工作簿'],
  [/^This is a ZIP file, but not an XLSX workbook$/, '这是压缩包，不是 Excel 工作簿'],
  [/^This is not an XLSX file; .*$/, '这不是 XLSX 文件；请另存为“Excel 工作簿（*.xlsx）”'],
  [
    /^This is a spreadsheet saved as XML .*$/,
    '这是改了名的 XML 表格；请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”',
  ],
  [
    /^This is a web (?:page|archive), .*$/,
    '这其实是网页；请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”',
  ],
  [/^This is a (GPX track|GML file); .*$/, '这是 $1；请把图层导出为 GeoJSON'],
  [/^This is an XML file, but no KML; .*$/, '这是 XML，但不是 KML；表格请导出为 CSV，图层请导出为 GeoJSON'],
  [/^This is (TopoJSON|Esri JSON); .*$/, '这是 $1；请把图层导出为 GeoJSON'],
  [
    /^This is (.*), not a text file; .*$/s,
    '这是 $1，不是文本文件；表格请另存为“CSV UTF-8（逗号分隔）（*.csv）”',
  ],
  [/^This is (.*)$/s, '不能读取这种文件：$1'],
  [/^Format (.*) is not known; choose one of (.*)$/s, '没有格式 $1；可选：$2'],
  [
    /^The file was said to be (.*), but its first bytes mark it as (.*?);.*$/s,
    '所选编码是 $1，但文件开头表明是 $2',
  ],
  [/^The file was said to be (.*), but it is (?:a text file|(.*))$/s, '所选格式是 $1，文件却不是：$2'],
  // Encoding
  [/^Unknown encoding (.*); choose one of (.*)$/s, '没有编码 $1；可选：$2'],
  [
    /^Not valid (\S+) at byte (\d+) \(line (\d+), .*$/s,
    '按 $1 读到第 $3 行（第 $2 字节）出现乱码；请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）（*.csv）”',
  ],
  [/^(?:.*) is not valid (\S+); say the encoding.*$/s, '.dbf 里的文字不是 $1；请选择编码'],
  [
    /^The \.cpg file names an encoding that is not known, (.*); .*$/s,
    '.cpg 文件写的编码 $1 不认识；请选择编码',
  ],
  [
    /^The texts of the \.dbf are not (\S+), which (.*) names; .*$/s,
    '.dbf 里的文字不是 $2 所说的 $1；请选择编码',
  ],
  // Too much
  [
    /^The file has (?:more than )?([\d,]+) features(?:, allowed are ([\d,]+))?; split it$/,
    '文件有 $1 个以上的要素，超出上限$2；请拆分',
  ],
  [/^The layer has more than (\d+) features; split it$/, '图层超过 $1 个要素；请拆分'],
  [/^The file has more than (\d+) placemarks; split it$/, '文件超过 $1 个地标；请拆分'],
  [
    /^The file has (\d+) lines and (\d+) cells, allowed are (\d+) and (\d+); split it$/,
    '文件有 $1 行、$2 格，最多 $3 行、$4 格；请拆分',
  ],
  [/^The sheet has (?:more than )?(\d+) cells, allowed are (\d+); .*$/, '工作表有 $1 格，最多 $2；请拆分'],
  [/^The sheet has more than (\d+) rows or (\d+) cells; .*$/, '工作表超过 $1 行或 $2 格；请拆分'],
  [/^The sheet has more than (\d+) merged cells; .*$/, '合并单元格超过 $1 处；请取消数据区的合并'],
  [
    /^The workbook has more than (\d+) (sheets|texts); split it$/,
    '工作簿过大（超过 $1 张工作表或段文字）；请拆分',
  ],
  [/^Row (\d+) has (\d+) columns, allowed are (\d+); .*$/, '第 $1 行有 $2 列，最多 $3；请删掉表旁边的内容'],
  [
    /^Cell (\S+) stands in column (\d+), allowed are (\d+); .*$/,
    '单元格 $1 在第 $2 列，最多 $3 列；请删掉表旁边的内容',
  ],
  [
    /^The text nests deeper than (\d+) levels at character (\d+); .*$/,
    '第 $2 个字符处嵌套超过 $1 层；GeoJSON 只需 8 层',
  ],
  [/^The text (.*); split the file$/s, '文件过大（$1）；请拆分'],
  [/^it has more than (\d+) (?:vertices|parts); .*$/, '超过 $1 个顶点；请简化边界'],
  [/^The file is refused: (.*); .*$/s, '压缩包被拒绝（$1）；请去掉无关内容或拆分'],
  [/^(.*) has an element of more than (\d+) attributes$/s, '$1 有元素的属性超过 $2 个'],
  [/^(.*) nests deeper than (\d+) levels$/s, '$1 嵌套超过 $2 层'],
  // Broken
  [
    /^The \.shp file has (\d+) shapes, the \.dbf file (\d+) records; .*$/,
    '.shp 有 $1 个图形，.dbf 有 $2 条记录，对不上；请重新导出图层',
  ],
  [/^The file is damaged \((.*)\); .*$/s, '文件损坏（$1）；请用原来的软件打开再存一次'],
  [/^Part (.*) is encrypted; .*$/s, '其中的 $1 有密码；请去掉密码后再存'],
  [/^(.*) has a DOCTYPE, .*$/s, '$1 含有 DOCTYPE，正常文件没有；请重新保存'],
  [/^(.*) is not well-formed XML; .*$/s, '$1 不是完整的 XML；请用原来的软件打开再存一次'],
  [/^The (\.\w+|FlatGeobuf) file (.*); export the layer again$/s, '$1 文件损坏（$2）；请重新导出图层'],
  [/^it is damaged; export the layer again$/, '已损坏；请重新导出图层'],
  [/^Row (\d+) follows row (\d+); .*$/, '第 $2 行后面是第 $1 行，次序错乱；请用 Excel 打开再存一次'],
  [/^Cell (\S*) is out of order; .*$/, '单元格 $1 次序错乱；请用 Excel 打开再存一次'],
  [
    /^(.*) cannot be a delimiter; choose (.*) or another single sign$/s,
    '$1 不能作分隔符；可选：$2，或另一个单独的符号',
  ],
  [
    /^Row (\d+): a cell opens with a quote that is never closed \((.*)\); .*$/s,
    '第 $1 行有引号没有结束（$2）；单元格里的引号请写两次',
  ],
  [
    /^Row (\d+): .* \((.*)\); write a quote inside a quoted cell twice$/s,
    '第 $1 行引号结束后还有内容（$2）；单元格里的引号请写两次',
  ],
  // Missing
  [/^There is no sheet with rows; sheets: (.*)$/s, '没有一张工作表有数据；工作表：$1'],
  [/^There is no (?:sheet )?"?(.*?)"?; sheets: (.*)$/s, '没有工作表“$1”；有：$2'],
  [/^There is no layer (.*); layers: (.*)$/s, '没有图层 $1；有：$2'],
  [/^The workbook has no visible sheet$/, '工作簿没有可见的工作表'],
  [/^The \.dbf file is missing; .*$/, '缺少 .dbf 文件；请把 Shapefile 的全部文件压缩在一起'],
  [/^The KML file holds only links .*$/, 'KML 里只有指向其他文件的链接；请另存图层本身'],
  [/^The KML file has no placemarks, it begins (.*)$/s, 'KML 里没有地标，开头是 $1'],
  // GeoJSON
  [
    /^The text is not JSON at line (\d+), column (\d+); .*$/s,
    '不是完整的 JSON，断在第 $1 行第 $2 列；请重新导出为 GeoJSON',
  ],
  [/^The text is not JSON(.*); .*$/s, '不是完整的 JSON$1；请重新导出为 GeoJSON'],
  [/^the record (.*) is not JSON$/s, '这一条不是 JSON：$1'],
  [/^The text is JSON but no GeoJSON object; .*$/, '是 JSON，但不是 GeoJSON；应为 FeatureCollection'],
  [/^The object is (.*); it must be .*$/s, '最外层是 $1；应为 FeatureCollection 或 Feature'],
  [/^(.*) is not a Feature$/s, '$1 不是要素（Feature）'],
  [/^"properties" is (.*); it must be an object$/s, 'properties 是 $1；应为对象'],
  [/^the id (.*) is neither text nor a number$/s, '编号 $1 既不是文字也不是数'],
  [/^the geometry is (.*)$/s, '图形是 $1'],
  [/^it is a GeometryCollection; .*$/, '图形是集合（GeometryCollection）；请每个图形单独成一个要素'],
  [/^the geometry type (.*) is not known$/s, '不认识图形类型 $1'],
  [/^vertex (\d+) is (.*); it must be two numbers$/s, '第 $1 个顶点是 $2；应为两个数'],
  [/^a (\w+) part is (.*), not a list$/s, '图形（$1）的一部分是 $2，不是列表'],
  [/^a line has fewer than 2 vertices$/, '线不足 2 个顶点'],
  [/^a ring has fewer than 3 different vertices$/, '边界不足 3 个不同的顶点'],
  [/^its geometry is of a type that is not read$/, '不能读取这种图形'],
  [/^its rings are damaged$/, '边界已损坏'],
  // Coordinate systems
  [/^The "crs" member (.*) names no system; remove it$/s, 'crs 写的 $1 不是坐标系；请删去'],
  [
    /^The file names two coordinate systems, (.*) and (.*); split it$/s,
    '文件写了两种坐标系：$1 和 $2；请拆分',
  ],
  [
    /^The \.prj file names (.*), which is not read; .*$/s,
    '.prj 写的 $1 不能读取；请导出为 CGCS2000 经纬度（EPSG:4490）或 WGS84（EPSG:4326）',
  ],
  [
    /^(?:The FlatGeobuf file names no coordinate system|.*), so its coordinate system has to be said$/s,
    '文件没有写明坐标系；请选择',
  ],
  [/^Coordinate system (.*) is not known; choose one of (.*)$/s, '没有坐标系 $1；可选：$2'],
  [
    /^Coordinate system (.*) is not accepted: the shift of .*$/s,
    '不接受坐标系 $1：北京54、西安80 与 CGCS2000 的转换参数各地不同且属秘密；请由测绘部门转换为 CGCS2000',
  ],
  [
    /^Coordinate system (.*) is not accepted: .*$/s,
    '不接受坐标系 $1：地方坐标系的参数只有测绘部门掌握；请由其转换为 CGCS2000',
  ],
  [/^Easting (\S+) has no zone number; .*$/s, '东坐标 $1 没有带号；请选中央经线，如 cgcs2000-gk-120'],
  [/^(.*) is not a pair of numbers; .*$/s, '$1 不是一对数；请写度，如 120.719, 31.326'],
  [/^\[(.*)\] read as (\S+) .*$/s, '[$1] 按 $2 读不在本市附近；请核对坐标系，或经纬度是否写反'],
  [/^Vertex (\d+) of the (\w+): (.*)$/s, '图形（$2）第 $1 个顶点：$3'],
  // Headings
  [/^The heading (.*) names a unit that does not measure (.*)$/s, '表头 $1 写的单位不能计量 $2'],
  [
    /^The title names (.*), and "(.*)" does not say which; .*$/s,
    '标题写了 $1，“$2”没有说明是哪一个；请把单位写进表头',
  ],
  [/^both cells say that they are (.*)$/, '两格都写的是 $1'],
];
