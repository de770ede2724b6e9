/** What is made and done on the five chains: twelve links each, their products and industries. */
import type { CHAINS, INDUSTRIES } from '../../src/domain/vocabulary.ts';

export type Chain = keyof typeof CHAINS;
export type Industry = keyof typeof INDUSTRIES;
type Place = 'up' | 'mid' | 'down';
/** What is made or done, in Chinese and English. */
export type Product = { zh: string; en: string };
/** `products` are two or three, in the order of their weight. */
export type Trade = {
  no: string;
  chain: Chain;
  position: Place;
  zh: string;
  en: string;
  industry: Industry;
  products: Product[];
};

/** Per link: Chinese name | English name | industry | products in Chinese | the same in English. */
const LINKS: Record<Chain, Record<Place, string[]>> = {
  biomed: {
    up: [
      '原料药与中间体|APIs and intermediates|C27|特色原料药、手性中间体、核苷单体|speciality APIs, chiral intermediates, nucleoside monomers',
      '培养基与耗材|Culture media and consumables|C27|无血清培养基、一次性储液袋、层析填料|serum-free media, single-use bags, chromatography resins',
      '生物反应器|Bioreactors|C35|一次性生物反应器、搅拌罐、在线传感器|single-use bioreactors, stirred tanks, in-line sensors',
      '医用高分子材料|Medical polymers|C26|医用导管料、可降解材料、医用硅胶|medical tubing compounds, degradable materials, medical silicone',
    ],
    mid: [
      '小核酸药物|Oligonucleotide drugs|C27|小核酸制剂、递送载体、核酸合成服务|oligonucleotide formulations, delivery carriers, nucleic acid synthesis',
      '抗体与重组蛋白|Antibodies and recombinant proteins|C27|单克隆抗体、重组蛋白、诊断抗体|monoclonal antibodies, recombinant proteins, diagnostic antibodies',
      '体外诊断试剂|In-vitro diagnostics|C27|免疫诊断试剂、分子诊断试剂盒、质控品|immunoassay reagents, molecular diagnostic kits, quality controls',
      '医学影像部件|Medical imaging components|C35|平板探测器、超声探头、高压发生器|flat-panel detectors, ultrasound probes, high-voltage generators',
    ],
    down: [
      '合同研发服务|Contract research|M73|药代动力学研究、安全性评价、临床前服务|pharmacokinetic studies, safety assessment, preclinical services',
      '合同生产服务|Contract manufacturing|C27|无菌灌装、大分子原液代工、工艺放大|aseptic filling, biologics drug substance, process scale-up',
      '介入与植入器械|Interventional and implantable devices|C35|神经介入导管、骨科植入物、心血管支架|neurovascular catheters, orthopaedic implants, cardiovascular stents',
      '医药冷链|Pharma cold chain|G59|温控仓储、疫苗运输、冷链箱租赁|temperature-controlled storage, vaccine transport, cold box rental',
    ],
  },
  software: {
    up: [
      '电子设计自动化|Electronic design automation|I65|版图工具、仿真工具、设计服务|layout tools, simulation tools, design services',
      '硅片与电子化学品|Wafers and electronic chemicals|C39|抛光硅片、光刻胶、高纯试剂|polished wafers, photoresists, high-purity reagents',
      '半导体设备部件|Semiconductor equipment parts|C35|真空腔体、射频电源、精密陶瓷件|vacuum chambers, RF power supplies, precision ceramics',
      '基础软件|System software|I65|嵌入式系统、数据库、中间件|embedded systems, databases, middleware',
    ],
    mid: [
      '芯片设计|Chip design|C39|电源管理芯片、信号链芯片、微控制器|power management chips, signal chain chips, microcontrollers',
      '微机电传感器|MEMS sensors|C39|压力传感器、麦克风芯片、惯性传感器|pressure sensors, microphone chips, inertial sensors',
      '晶圆制造|Wafer fabrication|C39|特色工艺代工、功率器件、化合物外延片|speciality foundry, power devices, compound epitaxial wafers',
      '封装测试|Packaging and testing|C39|晶圆级封装、系统级封装、成品测试|wafer-level packaging, system in package, final test',
    ],
    down: [
      '工业软件|Industrial software|I65|制造执行系统、产品生命周期管理、排产软件|manufacturing execution systems, product lifecycle management, scheduling software',
      '人工智能应用|AI applications|I65|机器视觉、语音交互、预测性维护|machine vision, voice interaction, predictive maintenance',
      '车规芯片应用|Automotive chip applications|C39|域控制器、电池管理模块、车载通信模组|domain controllers, battery management modules, in-vehicle communication modules',
      '信息安全服务|Information security|I65|工控安全、数据脱敏、安全测评|industrial control security, data masking, security assessment',
    ],
  },
  automotive: {
    up: [
      '车用钢与铝材|Automotive steel and aluminium|C31|热成形钢板、铝型材、精密钢管|hot-stamped steel sheet, aluminium profiles, precision steel tubes',
      '锂电材料|Battery materials|C26|电解液、隔膜、正极材料|electrolytes, separators, cathode materials',
      '车规电子元件|Automotive electronic parts|C39|连接器、继电器、薄膜电容|connectors, relays, film capacitors',
      '精密模具|Precision moulds|C35|冲压模具、压铸模具、注塑模具|stamping dies, die-casting moulds, injection moulds',
    ],
    mid: [
      '动力电池系统|Traction battery systems|C38|电池模组、电池箱体、热管理系统|battery modules, battery housings, thermal management systems',
      '电驱动系统|Electric drives|C36|驱动电机、减速器、电控总成|drive motors, reducers, motor control units',
      '底盘与制动|Chassis and brakes|C36|制动卡钳、转向机、悬架总成|brake calipers, steering gears, suspension assemblies',
      '座椅与内饰|Seats and interiors|C36|座椅骨架、仪表板、声学内饰|seat frames, instrument panels, acoustic trim',
    ],
    down: [
      '智能座舱|Smart cockpits|C36|抬头显示、座舱域控、车载音响|head-up displays, cockpit domain controllers, car audio',
      '专用车|Special vehicles|C36|冷藏车、环卫车、移动检测车|refrigerated trucks, sanitation trucks, mobile testing vehicles',
      '充换电设备|Charging and swapping equipment|C38|直流充电桩、换电站、储能柜|DC chargers, battery swapping stations, energy storage cabinets',
      '智能网联测试|Connected-vehicle testing|M73|道路测试、场景仿真、软件评测|road tests, scenario simulation, software evaluation',
    ],
  },
  equipment: {
    up: [
      '精密减速器|Precision reducers|C34|谐波减速器、行星减速器、精密轴承|harmonic reducers, planetary reducers, precision bearings',
      '伺服电机|Servo motors|C38|伺服电机、编码器、驱动器|servo motors, encoders, servo drives',
      '数控系统|Numerical controls|C34|数控系统、运动控制卡、人机界面|CNC systems, motion control cards, human-machine interfaces',
      '工业传感器|Industrial sensors|C39|激光测距仪、力传感器、视觉相机|laser rangefinders, force sensors, vision cameras',
    ],
    mid: [
      '工业机器人|Industrial robots|C34|六轴机器人、协作机器人、移动机器人|six-axis robots, collaborative robots, mobile robots',
      '数控机床|CNC machine tools|C34|加工中心、车铣复合、磨床|machining centres, turn-mill centres, grinders',
      '激光加工设备|Laser processing equipment|C35|激光切割机、激光焊接机、打标机|laser cutters, laser welders, marking machines',
      '物流自动化设备|Logistics automation|C35|立体库、分拣线、堆垛机|automated warehouses, sorting lines, stacker cranes',
    ],
    down: [
      '自动化产线集成|Production-line integration|C34|装配线、检测线、上下料系统|assembly lines, inspection lines, loading systems',
      '电梯整机|Lifts and escalators|C34|乘客电梯、自动扶梯、电梯门机|passenger lifts, escalators, lift door operators',
      '半导体专用设备|Semiconductor equipment|C35|清洗设备、量测设备、分选机|cleaning equipment, metrology equipment, sorters',
      '运维与再制造|Maintenance and remanufacturing|C34|主轴维修、刀具修磨、再制造部件|spindle repair, tool regrinding, remanufactured parts',
    ],
  },
  display: {
    up: [
      '玻璃基板|Glass substrates|C30|基板玻璃、盖板玻璃、导光板|substrate glass, cover glass, light guide plates',
      '偏光片与光学膜|Polarisers and optical films|C26|偏光片、扩散膜、光学胶|polarisers, diffuser films, optical adhesives',
      '靶材与蒸镀材料|Targets and evaporation materials|C26|溅射靶材、有机发光材料、掩膜板|sputtering targets, organic light-emitting materials, shadow masks',
      '显示驱动芯片|Display driver chips|C39|源极驱动芯片、时序控制器、触控芯片|source drivers, timing controllers, touch controllers',
    ],
    mid: [
      '液晶面板|LCD panels|C39|笔电面板、工控面板、电视面板|notebook panels, industrial panels, television panels',
      '柔性显示面板|Flexible OLED panels|C39|手机柔性屏、折叠屏、穿戴屏|flexible phone displays, foldable displays, wearable displays',
      '微型发光显示|Mini and micro LED|C39|背光灯板、直显模组、巨量转移服务|backlight boards, direct-view modules, mass transfer services',
      '背光模组|Backlight modules|C39|侧入式背光、灯条、光学框架|edge-lit backlights, light bars, optical frames',
    ],
    down: [
      '触控模组|Touch modules|C39|电容触控屏、全贴合模组、触控笔|capacitive touch screens, fully laminated modules, styluses',
      '车载显示|Automotive displays|C39|中控屏、仪表屏、电子后视镜|centre displays, instrument displays, digital mirrors',
      '智能终端|Smart terminals|C39|平板终端、会议平板、电子标签|tablets, conference displays, electronic labels',
      '检测与回收设备|Inspection and recycling equipment|C35|点灯检测机、光学检测机、面板拆解设备|lighting testers, optical inspection machines, panel dismantling equipment',
    ],
  },
};

/** All sixty links, upstream first within a chain. */
export const TRADES: readonly Trade[] = (Object.keys(LINKS) as Chain[]).flatMap((chain) =>
  (Object.keys(LINKS[chain]) as Place[]).flatMap((position) =>
    LINKS[chain][position].map((line, i): Trade => {
      const [zh, en, industry, things, english] = line.split('|') as [
        string,
        string,
        Industry,
        string,
        string,
      ];
      const inEnglish = english.split(', ');
      const products = things.split('、').map((thing, at) => ({ zh: thing, en: inEnglish[at]! }));
      const no = `HJ-${chain}-${position}-${i + 1}`;
      return { no, chain, position, zh, en, industry, products };
    }),
  ),
);

export const tradesOf = (chain: Chain): Trade[] => TRADES.filter((trade) => trade.chain === chain);

/** Whether the link makes things, so that its firms have works and workshops. */
export const makesThings = ({ industry }: Trade): boolean => industry.startsWith('C');
