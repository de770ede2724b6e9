/** Words that names and addresses of the query bench are made of: the city's places, trades and kinds of premises. */

/** A word in both languages, with the code of the division, industry or kind that it stands for. */
export type Word = { zh: string; en: string; code: string };

const words = (code: string, text: string): Word[] =>
  text.split('、').map((pair) => {
    const [zh, en] = pair.split('=') as [string, string];
    return { zh, en, code };
  });

/** Towns and sub-districts under the division that they belong to. */
export const TOWNS: readonly Word[] = [
  ...words(
    '320583',
    '玉山=Yushan、花桥=Huaqiao、千灯=Qiandeng、周庄=Zhouzhuang、锦溪=Jinxi、陆家=Lujia、张浦=Zhangpu、淀山湖=Dianshanhu、巴城=Bacheng、周市=Zhoushi',
  ),
  ...words(
    '320585',
    '城厢=Chengxiang、沙溪=Shaxi、浏河=Liuhe、浮桥=Fuqiao、璜泾=Huangjing、双凤=Shuangfeng、陆渡=Ludu',
  ),
  ...words(
    '320581',
    '虞山=Yushan、海虞=Haiyu、梅李=Meili、古里=Guli、沙家浜=Shajiabang、支塘=Zhitang、碧溪=Bixi、辛庄=Xinzhuang、尚湖=Shanghu、董浜=Dongbang',
  ),
  ...words(
    '320582',
    '杨舍=Yangshe、塘桥=Tangqiao、金港=Jingang、锦丰=Jinfeng、乐余=Leyu、凤凰=Fenghuang、南丰=Nanfeng、大新=Daxin',
  ),
  ...words(
    '320509',
    '松陵=Songling、盛泽=Shengze、震泽=Zhenze、平望=Pingwang、黎里=Lili、七都=Qidu、桃源=Taoyuan、同里=Tongli',
  ),
  ...words(
    '320506',
    '甪直=Luzhi、木渎=Mudu、胥口=Xukou、东山=Dongshan、金庭=Jinting、临湖=Linhu、光福=Guangfu、郭巷=Guoxiang',
  ),
  ...words(
    '320507',
    '元和=Yuanhe、黄桥=Huangqiao、太平=Taiping、黄埭=Huangdai、望亭=Wangting、渭塘=Weitang、北桥=Beiqiao、漕湖=Caohu',
  ),
  ...words('320508', '平江=Pingjiang、沧浪=Canglang、金阊=Jinchang、白洋湾=Baiyangwan、双塔=Shuangta'),
  ...words(
    '320505',
    '浒墅关=Hushuguan、通安=Tongan、东渚=Dongzhu、枫桥=Fengqiao、狮山=Shishan、横塘=Hengtang',
  ),
  ...words('320571', '唯亭=Weiting、胜浦=Shengpu、斜塘=Xietang、娄葑=Loufeng、金鸡湖=Jinjihu'),
];

/** Development zones and what people call the divisions. */
export const ZONES: readonly Word[] = [
  ...words('320583', '昆山=Kunshan、昆山高新区=Kunshan High-tech Zone、昆山经开区=Kunshan Economic Zone'),
  ...words('320585', '太仓=Taicang、太仓港经开区=Taicang Port Zone、太仓高新区=Taicang High-tech Zone'),
  ...words('320581', '常熟=Changshu、常熟经开区=Changshu Economic Zone、常熟高新区=Changshu High-tech Zone'),
  ...words('320582', '张家港=Zhangjiagang、张家港保税区=Zhangjiagang Free Trade Zone'),
  ...words('320509', '吴江=Wujiang、吴江经开区=Wujiang Economic Zone、汾湖高新区=Fenhu High-tech Zone'),
  ...words(
    '320506',
    '吴中=Wuzhong、吴中经开区=Wuzhong Economic Zone、吴淞江科技城=Wusong River Science Town',
  ),
  ...words(
    '320507',
    '相城=Xiangcheng、相城经开区=Xiangcheng Economic Zone、高铁新城=High-speed Rail New Town',
  ),
  ...words('320508', '姑苏=Gusu'),
  ...words('320505', '高新区=High-tech Zone、苏州科技城=Suzhou Science and Technology Town'),
  ...words('320571', '苏州工业园区=Suzhou Industrial Park、独墅湖=Dushu Lake、桑田岛=Sangtian Island'),
];

/** Trades with their division of GB/T 4754. */
export const TRADES: readonly Word[] = [
  ...words('C13', '食品加工=Food Processing'),
  ...words('C17', '高端纺织=Textile'),
  ...words('C26', '新材料=Advanced Materials'),
  ...words('C27', '生物医药=Biomedicine、创新药=Innovative Drug'),
  ...words('C30', '纳米材料=Nanomaterials'),
  ...words('C31', '金属材料=Metals'),
  ...words('C34', '智能制造=Intelligent Manufacturing、机器人=Robotics'),
  ...words('C35', '医疗器械=Medical Devices、高端装备=Advanced Equipment'),
  ...words('C36', '汽车零部件=Automotive Components'),
  ...words('C37', '航空航天=Aerospace'),
  ...words('C38', '新能源=New Energy、氢能=Hydrogen、光伏=Photovoltaic'),
  ...words(
    'C39',
    '集成电路=Integrated Circuit、电子信息=Electronics、光电显示=Display、半导体=Semiconductor',
  ),
  ...words('G59', '现代物流=Logistics'),
  ...words('I65', '人工智能=Artificial Intelligence、软件=Software、工业互联网=Industrial Internet'),
  ...words('J66', '科技金融=Fintech'),
  ...words('L72', '总部经济=Headquarters'),
  ...words('M73', '检验检测=Testing'),
  ...words('R90', '文旅康养=Wellness'),
];

/** Kinds of premises with their code. */
export const KINDS: readonly Word[] = [
  ...words('zone', '产业园=Industrial Park、科技园=Science Park、智造基地=Manufacturing Base'),
  ...words('incubator', '孵化器=Incubator、创业园=Startup Park'),
  ...words('accelerator', '加速器=Accelerator'),
  ...words('makerspace', '众创空间=Makerspace'),
  ...words('factory', '标准厂房=Standard Factory、定制厂房=Custom Factory'),
  ...words('research', '研发楼=Research Building、创新中心=Innovation Centre、商务大厦=Business Tower'),
  ...words('warehouse', '仓储中心=Warehouse、物流园=Logistics Park'),
];

/** Two of these make an invented proper name. */
export const BRAND = [
  ...'云禾瀚星澜泽启恒嘉瑞晟铭卓越鼎诚宏远博雅致信兴荣润宁亿锐达汇华天景明朗晨曦岚松柏竹梅兰鹏翔腾骏',
];

/** First halves of street names. */
export const STREETS: readonly string[] =
  '前进、长江、黄浦、富春、娄江、古城、衡山、珠江、星湖、太湖、运河、人民、迎宾、创业、科技、东安、南湖、朝阳'.split(
    '、',
  );

const SIMPLE =
  '业产园创电车药医纳术机联网经济数软装备导体显检测总仓储楼厂标区镇张陆庄锦灯桥泾凤双乐余丰泽胜东临黄阳关苏吴众间号云启兰汇华达远兴荣润宁亿锐纺织属务厦养龙绿际码发开区岚鹏腾骏诚晓铭锋杨长湾阊里浒鸡娄梅浏试验级种样转运输钢铁轻';
const TRADITIONAL =
  '業產園創電車藥醫納術機聯網經濟數軟裝備導體顯檢測總倉儲樓廠標區鎮張陸莊錦燈橋涇鳳雙樂餘豐澤勝東臨黃陽關蘇吳眾間號雲啟蘭匯華達遠興榮潤寧億銳紡織屬務廈養龍綠際碼發開區嵐鵬騰駿誠曉銘鋒楊長灣閶里滸雞婁梅瀏試驗級種樣轉運輸鋼鐵輕';
const COUNTERPART = new Map([...SIMPLE].map((character, i) => [character, [...TRADITIONAL][i]!]));

/** The text in Traditional characters, as far as the words above need them. */
export const traditional = (text: string): string =>
  [...text].map((character) => COUNTERPART.get(character) ?? character).join('');

const SIMPLIFIED = new Map([...COUNTERPART].map(([character, counterpart]) => [counterpart, character]));

/** The text in simplified characters, as far as {@link traditional} can have made it. */
export const simple = (text: string): string =>
  [...text].map((character) => SIMPLIFIED.get(character) ?? character).join('');
