/** The base map and the reference collections: divisions, zones, water, hubs, policies and cases. */
import { defineMap } from '../kinds.ts';
import { INDUSTRIES, INDUSTRY_SCHEME } from '../vocabulary.ts';

const industries = {
  kind: 'term',
  terms: INDUSTRIES,
  scheme: INDUSTRY_SCHEME,
  many: true,
  label: { zh: '主导产业', en: 'Leading industries' },
  filter: 'list',
  aliases: ['产业', '适用产业'],
} as const;

export const base = defineMap({
  id: 'base',
  order: 100,
  label: { zh: '底图', en: 'Base map' },
  verb: { zh: '底图', en: 'Base' },
  description: {
    zh: '示意底图：板块、水系、开发区、枢纽。',
    en: 'Schematic base map: divisions, water, zones, hubs.',
  },
  color: '#5b6570',
  collections: [
    {
      id: 'divisions',
      label: { zh: '板块', en: 'Divisions' },
      description: { zh: '十大板块，边界为示意。', en: 'The ten divisions; borders are schematic.' },
      geometry: 'Polygon',
      zoom: 0,
      card: ['code', 'kind', 'area'],
      fields: {
        code: {
          kind: 'text',
          label: { zh: '代码', en: 'Code' },
          required: true,
          tileFrom: 0,
          filter: 'list',
        },
        short_zh: { kind: 'text', label: { zh: '简称', en: 'Short name' }, tileFrom: 0 },
        kind: {
          kind: 'term',
          label: { zh: '性质', en: 'Kind' },
          tileFrom: 0,
          terms: {
            statutory: { zh: '县级行政区', en: 'County-level division' },
            functional: { zh: '功能区', en: 'Functional area' },
          },
        },
        area: { kind: 'number', unit: 'm2', shown: 'km2', min: 0, label: { zh: '面积', en: 'Area' } },
      },
    },
    {
      id: 'water',
      label: { zh: '水系', en: 'Water' },
      description: { zh: '湖泊与长江，示意。', en: 'Lakes and the Yangtze, schematic.' },
      geometry: 'Polygon',
      zoom: 0,
      card: ['kind', 'area'],
      fields: {
        kind: {
          kind: 'term',
          label: { zh: '类别', en: 'Kind' },
          tileFrom: 0,
          terms: {
            lake: { zh: '湖泊', en: 'Lake' },
            river: { zh: '江河', en: 'River' },
            sea: { zh: '海域', en: 'Sea' },
          },
        },
        area: {
          kind: 'number',
          unit: 'm2',
          shown: 'km2',
          min: 0,
          label: { zh: '面积', en: 'Area' },
          tileFrom: 0,
        },
      },
    },
    {
      id: 'neighbours',
      label: { zh: '周边城市', en: 'Neighbouring cities' },
      description: { zh: '周边城市轮廓，极简示意。', en: 'Outlines of neighbouring cities, very schematic.' },
      geometry: 'Polygon',
      zoom: 0,
      card: [],
      fields: {},
    },
    {
      id: 'zones',
      label: { zh: '开发区', en: 'Development zones' },
      description: {
        zh: '开发区与功能区的大致中心。',
        en: 'Development zones and functional areas, approximate centres.',
      },
      geometry: 'Point',
      zoom: 9,
      card: ['level', 'founded', 'industries', 'accuracy'],
      fields: {
        level: {
          kind: 'term',
          label: { zh: '级别', en: 'Level' },
          required: true,
          filter: 'list',
          tileFrom: 0,
          terms: {
            national: { zh: '国家级', en: 'National' },
            freetrade: { zh: '自贸片区', en: 'Free-trade area' },
            bonded: { zh: '综合保税区', en: 'Bonded zone', aliases: ['海关特殊监管区'] },
            provincial: { zh: '省级', en: 'Provincial' },
            functional: { zh: '功能区', en: 'Functional area', aliases: ['合作园区'] },
            park: { zh: '特色园区', en: 'Park', aliases: ['载体'] },
          },
        },
        short_zh: { kind: 'text', label: { zh: '简称', en: 'Short name' }, tileFrom: 0 },
        founded: {
          kind: 'count',
          min: 1900,
          max: 2100,
          label: { zh: '设立年份', en: 'Founded' },
          aliases: ['year'],
        },
        industries,
        accuracy: {
          kind: 'number',
          unit: 'm',
          shown: 'km',
          min: 0,
          label: { zh: '位置误差', en: 'Accuracy of position' },
        },
      },
    },
    {
      id: 'hubs',
      label: { zh: '交通枢纽', en: 'Transport hubs' },
      description: { zh: '机场、港口与车站的大致位置。', en: 'Airports, ports and stations, approximate.' },
      geometry: 'Point',
      zoom: 8,
      card: ['kind', 'accuracy'],
      fields: {
        kind: {
          kind: 'term',
          label: { zh: '类别', en: 'Kind' },
          required: true,
          filter: 'list',
          tileFrom: 0,
          terms: {
            airport: { zh: '机场', en: 'Airport' },
            port: { zh: '港口', en: 'Port' },
            rail: { zh: '铁路车站', en: 'Railway station' },
          },
        },
        accuracy: {
          kind: 'number',
          unit: 'm',
          shown: 'km',
          min: 0,
          label: { zh: '位置误差', en: 'Accuracy of position' },
        },
      },
    },
    {
      id: 'policies',
      label: { zh: '政策', en: 'Policies' },
      description: {
        zh: '投资政策：文号、发布机关、有效期、适用对象。',
        en: 'Investment policies: number, issuer, in force, who qualifies.',
      },
      geometry: 'None',
      zoom: 0,
      card: ['issuer', 'doc_no', 'in_force_from', 'in_force_to', 'who', 'industries'],
      fields: {
        issuer: {
          kind: 'text',
          label: { zh: '发布机关', en: 'Issuer' },
          required: true,
          aliases: ['发文机关'],
        },
        doc_no: { kind: 'text', label: { zh: '文号', en: 'Document number' } },
        in_force_from: { kind: 'date', label: { zh: '施行日期', en: 'In force from' }, filter: 'list' },
        in_force_to: { kind: 'date', label: { zh: '失效日期', en: 'In force to' }, filter: 'list' },
        who: { kind: 'text', label: { zh: '适用对象', en: 'Who qualifies' } },
        zones: { kind: 'text', many: true, label: { zh: '适用开发区', en: 'Zones it applies to' } },
        industries,
        link: { kind: 'text', label: { zh: '原文链接', en: 'Official text' } },
      },
    },
    {
      id: 'cases',
      label: { zh: '落地案例', en: 'Cases' },
      description: {
        zh: '2020年公开报道中的项目，数字注明日期与出处。',
        en: 'Projects reported in public in 2020, figures with date and source.',
      },
      geometry: 'Point',
      unplaced: true,
      zoom: 9,
      card: ['reported_on', 'figure', 'industries', 'placed'],
      fields: {
        reported_on: { kind: 'text', label: { zh: '报道日期与出处', en: 'Reported' }, required: true },
        figure: { kind: 'text', label: { zh: '报道数字', en: 'Figures reported' } },
        placed: { kind: 'text', label: { zh: '位置依据', en: 'Basis of position' } },
        industries,
      },
    },
  ],
});
