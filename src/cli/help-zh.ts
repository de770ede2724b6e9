/** What the commands are, in Chinese, for terminals whose locale is. */
import { KEPT_MONTHS } from '../domain/enquiry.ts';
import { MAPS } from '../domain/maps/index.ts';
import { PARTNER_MOST } from '../domain/partner.ts';
import { LINK_DAYS } from '../domain/renewal.ts';
import { OUTLINE_ERROR } from '../import/readings.ts';

export const HELP_ZH: Record<string, string> = {
  relitu: `relitu – 部门文件进来，公开地图出去

  relitu template COLLECTION           供填报的工作簿
  relitu import FILE --collection ID   读取、检查并暂存一个文件
  relitu batches                       交来的批次：改了什么，接受、退回、撤销
  relitu release [MAP…]                发布暂存的行
  relitu releases [MAP]                列出历次发布，以及某次以来变更的标注
  relitu rollback MAP [VERSION]        用以前的内容重新发布
  relitu withdraw ID                   依法撤下一条记录
  relitu places [COLLECTION]           缺位置的记录，列成表格补填
  relitu renewals                      续期链接，由权属方确认记录仍然有效
  relitu export COLLECTION             导出在用记录：GeoJSON、CSV、XLSX、FlatGeobuf 或 shapefile
  relitu verify ARCHIVE.pmtiles        检查瓦片包
  relitu enquiries                     访客向各联系单位提出的咨询
  relitu partner                       哪些单位可以凭密钥嵌入地图
  relitu COMMAND --help                某个命令的详细说明

每个命令都可以加 --json（结果以机器可读的形式输出到 stdout）和 --remote（操作线上环境，而不是 .wrangler/state）。
退出码：0 完成，1 拒绝（什么都没有改动），2 用法有误。`,
  import: `relitu import FILE --collection ID [选项]

读取 csv、tsv、xlsx、GeoJSON、GeoJSONSeq、FlatGeobuf、压缩的 shapefile、KML 或 KMZ，逐行检查，与在用记录比对，
结果暂存待发布。有一行被退回，整个文件就被退回；加 --partial 则收下合格的行。在终端上，进度条显示行数、退回数和剩余时间；
语言环境为中文（LANG=zh_CN.UTF-8）时，进度、报告、帮助和出错说明都用中文。

位置：经度和纬度、X 和 Y、坐标，或界址点坐标（界址点或 WKT）等列，可以是度、度分秒或米。位置必须在该行所写的板块之内，
示意边界允许相差 ${OUTLINE_ERROR} 米。经纬度写反、说是度其实是米、坐标属于另一个带，只要恰有一种读法说得通，就自动改正，并写进报告。
没有说明坐标系、而多行数据足以证明（gcj02、bd09）的，按证明的坐标系读取。没有位置或位置站不住脚的行先等着：
\`relitu places\`。已有位置的记录，如果下一份文件没有位置而地址相同，就保留原位置。边界会自动闭合、理顺方向；自相交的退回，并指出交点。

  --collection ID   routes、stops、premises、areas、plots、opportunities、firms 等
  --source NAME     来源部门，表中没有这一列时填写
  --crs SYSTEM      wgs84（默认）、cgcs2000、cgcs2000-gk（米；不带带号的横坐标用 cgcs2000-gk-123 这样的写法指明中央经线）、
                    gcj02（高德、腾讯）、bd09（百度）、bd09mc（百度米制）、web-mercator；EPSG 代码和中文名称也可以；
                    “坐标系”一列可以逐行说明。同一部门下一次交同类文件时沿用
  --format KIND     csv、xlsx、geojson、shapefile、kml、flatgeobuf（默认按文件内容判断）
  --encoding NAME   utf-8、utf-16le、utf-16be、gb18030、big5、windows-1252（默认自动识别，识别不了就退回并列出可选的）
  --delimiter SIGN  comma、tab、semicolon、bar 或任意符号（默认自动识别）
  --sheet NAME      工作簿的工作表、shapefile 的图层（默认取认得的表头最多的一个）
  --header-row N    表头所在的行；两行表头写 3-4（默认取认得的表头最多的行）
  --map COL=FIELD   导入程序不认识的表头；可以写多次。同一部门下一次交同类文件时沿用，并写进报告
  --no-profile      不用、也不记住上次选定的表头和坐标系
  --usd YUAN        一美元约定折合多少元人民币；不写则退回以美元计的金额
  --by NAME         谁对文件负责；发布非样例数据时必填
  --html FILE       把报告写成一个网页文件，可以阅读、打印、转发；文件被退回时也有
  --partial         有的行被退回时，仍暂存合格的行
  --sample          把记录标为样例数据
  --dry-run         只检查
  --json --remote`,
  release: `relitu release [MAP…] [--approved-by NAME]

应用暂存的行，切瓦片，校验并上传瓦片包，建立搜索数据，最后切换指针：要么全部完成，要么什么都不变；中途中断不会改动任何内容，
下次运行会接着做完。不写 MAP 时，发布所有有暂存行的地图和从未发布过的地图。被退回的行、有冲突的行和没有位置的记录留下不发。

  --approved-by NAME  由谁批准，不能与交文件的人（relitu import --by）相同；样例数据两者都不需要
  --all               所有地图都重新发布
  --json --remote`,
  batches: `relitu batches [list|diff|report|accept|reject|undo|sign] [BATCH] [选项]

每次导入是一个批次。BATCH 写批次号，或其开头几位。

  list                       最新的在前（默认）；--limit N
  diff BATCH                 与在用记录相比：+ 新增，~ 变更（字段：旧 → 新），- 撤下，! 冲突，? 缺位置
  report BATCH --html FILE   一个可以阅读、打印、转发的网页：变更地图、每一处差别、退回了什么；
                             不写 --html 则同样内容输出到终端，加 --json 供机器读取
  reject BATCH --by NAME --reason TEXT   这些行不发布；有冲突的保留原值；同样的内容不再询问
  accept BATCH --by NAME                 收下曾退回的行，并裁定冲突：与其他部门不一致的字段，从此以本行为准；
                             可能与别的记录相同的行作为单独一条，加 --same 则并入那一条
  undo BATCH [--by NAME]     暂存一个反向批次：恢复它替换掉的，撤下它带来的；之后的批次改过的保留，并逐一列出
  sign BATCH --by NAME       说明由谁负责

  --row N          文件中的行：3、3-8 或 3,5；可以写多次。不写 --row 和 --where 时为所有行
  --where CQL2     符合规则的行，写法与 API 相同：--where "division = '320583' AND area_free < 500"
  --json --remote`,
  rollback: `relitu rollback MAP [VERSION] [--by NAME]

用较早一次发布的内容再发布一次：默认是当前公开发布的前一次，或指定 VERSION（relitu releases MAP）。暂存的仍然暂存，
依法撤下的不会恢复。旧内容当时已经批准；--by 写明由谁恢复，除样例数据外必填。  --json --remote`,
  withdraw: `relitu withdraw ID --by NAME --reason TEXT

依法撤下一条记录：立即发布一次只少这一条的内容，该地图以前所有的发布（瓦片和瓦片包）在一分钟之内都回答 410。
此后的导入、撤销、恢复都不会把它带回来。

  --undo    重新允许；下一次导入或撤销来源批次时恢复
  --json --remote`,
  places: `relitu places [COLLECTION] [--csv] [--output FILE]

列出因不知道位置而不能展示的暂存记录：没有坐标、坐标为零，或者坐标不在任何板块、不在所写的板块。发布时不含这些记录，
也绝不会放到 0,0。

  --csv             写出一类（COLLECTION）的完整记录，附原因、交来的内容和待填的位置列（经度和纬度，或界址点坐标；
                    不是 WGS84 的再填坐标系）。填好后用 \`relitu import\` 交回；空着的行继续等待
  --output FILE     写到文件，而不是 stdout
  --json --remote`,
  renewals: `relitu renewals [make ID | due | list | revoke KEY]

记录在部门写明的日期到期，或在核验失效时到期，以先到的为准。权属方凭链接续期，不需要账号：打开链接看到记录，按一下按钮就续期。
链接有签名，只对应一条记录，只能用一次，到期失效，也可以作废。

  make ID          为一条记录生成链接，附中英文信函
  due              为 30 天内到期或过去 30 天内已到期的公开记录生成链接和信函
  list             所有链接及其结果（链接本身不保存）
  revoke KEY       作废一个链接

  --days N         不用 30 天
  --expires DAYS   链接的有效天数（${LINK_DAYS}）
  --until DAY      续期到哪一天，YYYY-MM-DD，最晚到这一类记录允许的日期（不写即为该日期）；链接也不晚于这一天失效
  --site ORIGIN    地图的网址，链接以它开头；用 --remote 时必填
  --by NAME        由谁发出链接：续期产生的发布会写明此人和权属方
  --csv            输出邮件合并用的表格，而不是信函
  --output FILE    写到文件，而不是 stdout
  --json --remote  （--remote 需要 RENEWAL_SECRET，即线上环境的密钥）`,
  releases: `relitu releases [MAP] [--since DAY|VERSION]

列出历次发布，最新的在前，注明由谁交来、由谁批准；* 为当前公开的一次。

  --since DAY      某天（YYYY-MM-DD）零点以来新增或变更的公开标注（name_zh、name_en），供地图审图备案；
                   也可以写 MAP 的发布序号 VERSION
  --csv            与 --since 一起用，输出表格；--output FILE 写到文件，而不是 stdout
  --json --remote`,
  template: `relitu template COLLECTION [--output FILE]

写出供填报的工作簿（COLLECTION.xlsx）：每个字段一列，* 为必填，有可选值的给出下拉列表，第二张表解释各列。
可以原样导入。也可以从 /intake/templates/COLLECTION.xlsx 下载。`,
  export: `relitu export COLLECTION [--format FORMAT] [--output FILE]

把所有在用记录（无论是否公开）写到 FILE 或 stdout。每种格式都能用 \`relitu import\` 原样导回，不产生任何变更。

  geojson      RFC 7946，一个 FeatureCollection（默认）
  geojsonseq   RFC 8142，一行一条记录，可以逐条读取
  csv          带单位的中文表头，UTF-8（带 BOM）；单元格不会被当作公式执行。点为经度和纬度两列，线和面为 WKT 一列
  xlsx         同上，写成工作簿：数和日期保持类型，其余为文本。超过 32,767 个字符的边界放不进单元格，略去并说明
  flatgeobuf   一个有类型的图层，WGS84（EPSG:4326）
  shp          包含 .shp .shx .dbf .prj（CGCS2000，EPSG:4490）.cpg（UTF-8）的 ZIP，附字段名对照表（字段名最多十个字节）。
               超过 254 字节的文本分到后续字段，并说明

  --output FILE   在终端上导出 xlsx、flatgeobuf、shp 时必填
  --json --remote  （--json：与 --output 一起用，说明写了什么）

只要公开记录的图形：/data/{map}.pmtiles，每张地图一个 PMTiles 瓦片包（${MAPS.map(({ id }) => id).join('、')}）。`,
  enquiries: `relitu enquiries [list|export|purge] [选项]

列出访客的咨询，写成文件交给答复单位，或者删除。这是个人信息：别处没有副本，收到 ${KEPT_MONTHS} 个月后自动删除。
DAY 为本市的日期，写成 YYYY-MM-DD。

  list      输出到终端，最早的在前（默认）
  export    --format csv（默认）或 json，写到 --output FILE（只有您本人可读）或 stdout；CSV 可以放心用表格软件打开
  purge     删除：--before DAY 之前收到的全部，或应提问者要求删除 --receipt NUMBER；--dry-run 只说明会删什么

  --since DAY       当天及以后收到的
  --office NAME     单位名称含此文字的
  --receipt NUMBER  提问者所持回执号对应的一条
  --partner KEY     从某个合作方网页提出的
  --json --remote`,
  partner: `relitu partner [list|show|add|change|revoke|key] [KEY] [选项]

合作方凭 KEY（2 到 40 个小写字母、数字和 -）在自己的网页上展示地图：只有登记的来源可以嵌入，地图旁边显示其标志和按钮。
改动几秒钟内生效。

  list        所有合作方（默认）
  show KEY    其中一个
  add KEY     必填 --name-zh、--name-en 和 --origin
  change KEY  只改选项写明的；来源整体替换，--logo none 和 --action-url none 表示去掉
  revoke KEY  停用：不能再嵌入地图，统计页面关闭；--undo 恢复
  key KEY     生成或更换统计页面的保密网址，只显示这一次

  --name-zh TEXT --name-en TEXT   名称，最多 ${PARTNER_MOST.name} 个字符
  --origin ORIGIN                 https://www.example.org，不带路径；可以写多次，最多 ${PARTNER_MOST.origins} 个
  --logo FILE|URL                 PNG、JPEG 或 WebP，最多 ${PARTNER_MOST.logo} 字节；保存在本系统
  --action-label-zh TEXT --action-label-en TEXT --action-url https://…   指向合作方网站的按钮
  --json --remote`,
  verify: `relitu verify ARCHIVE.pmtiles

读取 PMTiles v3 瓦片包的文件头、目录和每一块瓦片，指出错误。  --json`,
};
