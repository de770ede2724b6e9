/** The fields every record has, whatever its collection. */
import { DIVISIONS } from './city.ts';
import type { Collection, Field, Fields, Landmarks } from './kinds.ts';
import { LANGUAGES, VISIBILITY } from './vocabulary.ts';

/** First fields of every record: what it is called and where it is. */
export const IDENTITY = {
  name_zh: {
    kind: 'text',
    label: { zh: '名称', en: 'Name (Chinese)' },
    longest: 200,
    required: true,
    tileFrom: 0,
    aliases: ['中文名', '中文名称', '项目名称'],
  },
  name_en: {
    kind: 'text',
    label: { zh: '英文名', en: 'Name (English)' },
    longest: 200,
    tileFrom: 0,
    aliases: ['英文名称', '外文名称'],
  },
  division: {
    kind: 'term',
    terms: DIVISIONS,
    label: { zh: '板块', en: 'Division' },
    filter: 'map',
    tileFrom: 0,
    aliases: ['所属板块', '所在板块', '所属区县', '区县', '行政区', '县市区', '所在地区', '地区'],
  },
  zone: {
    kind: 'reference',
    to: 'zones',
    label: { zh: '开发区', en: 'Development zone' },
    filter: 'map',
    tileFrom: 0,
    aliases: ['所属开发区', '所在开发区', '园区名称', '功能区', '所属园区'],
  },
  town: {
    kind: 'text',
    label: { zh: '镇（街道）', en: 'Town or sub-district' },
    aliases: ['街道', '镇街', '乡镇', '镇'],
  },
  address: {
    kind: 'text',
    label: { zh: '地址', en: 'Address' },
    aliases: ['详细地址', '坐落', '企业地址', '通讯地址'],
  },
} as const satisfies Fields;

/** Last fields of every record: who to reach, where it comes from, how fresh it is. Never in tiles but the dates. */
export const PROVENANCE = {
  status_date: { kind: 'date', label: { zh: '状态日期', en: 'Status since' }, aliases: ['状态更新日期'] },
  contact_office: {
    kind: 'text',
    label: { zh: '联系单位', en: 'Contact office' },
    aliases: ['责任单位', '联系部门'],
  },
  contact_mailbox: {
    kind: 'text',
    label: { zh: '联系邮箱', en: 'E-mail' },
    aliases: ['邮箱', '电子邮箱', 'email', '电子邮件'],
  },
  contact_phone: {
    kind: 'text',
    label: { zh: '值班电话', en: 'Duty phone' },
    aliases: ['联系电话', '电话', '联系方式', '咨询电话'],
  },
  contact_hours: { kind: 'text', label: { zh: '服务时间', en: 'Office hours' }, aliases: ['办公时间'] },
  contact_languages: {
    kind: 'term',
    terms: LANGUAGES,
    many: true,
    label: { zh: '服务语言', en: 'Languages spoken' },
    aliases: ['语言服务'],
  },
  source_dept: {
    kind: 'text',
    label: { zh: '数据来源部门', en: 'Source department' },
    required: true,
    filter: 'list',
    aliases: ['来源部门', '填报单位', '数据来源', '填报部门'],
  },
  source_no: {
    kind: 'text',
    one: true,
    label: { zh: '来源编号', en: 'Source number' },
    required: true,
    aliases: ['编号', '序号编码', '唯一编号', '项目编号', '编码', 'id'],
  },
  verified_at: {
    kind: 'date',
    label: { zh: '核验日期', en: 'Verified on' },
    filter: 'list',
    aliases: ['核验日', '核实日期', '更新日期', '数据更新时间'],
  },
  valid_until: {
    kind: 'date',
    last: true,
    label: { zh: '有效期至', en: 'Valid until' },
    filter: 'map',
    tileFrom: 0,
    aliases: ['有效期', '有效期限', '截止有效期'],
  },
  visibility: {
    kind: 'term',
    terms: VISIBILITY,
    label: { zh: '公开级别', en: 'Visibility' },
    aliases: ['公开属性'],
  },
} as const satisfies Fields;

const all = new WeakMap<Collection, Fields>();

/** All fields of a collection in display order: the same object every time. */
export function fieldsOf(collection: Collection): Fields {
  let fields = all.get(collection);
  if (!fields) {
    fields = { ...IDENTITY, ...collection.fields, ...PROVENANCE };
    all.set(collection, fields);
  }
  return fields;
}

/** Whether a field is measured from the place. */
export const isMeasured = (field: Field) => field.kind === 'number' && field.nearest !== undefined;

/** The fields that files give: all but those that are measured from the place. */
export const givenFields = (collection: Collection): Fields =>
  Object.fromEntries(Object.entries(fieldsOf(collection)).filter(([, field]) => !isMeasured(field)));

/** The fields that are measured from the place, with what they are measured to. */
export const measuredFrom = (collection: Collection): [name: string, to: Landmarks][] =>
  Object.entries(collection.fields).flatMap(([name, field]) =>
    field.kind === 'number' && field.nearest ? [[name, field.nearest]] : [],
  );

/** The field of that name, or undefined. */
export const fieldOf = (collection: Collection, name: string): Field | undefined =>
  Object.hasOwn(IDENTITY, name) || Object.hasOwn(collection.fields, name) || Object.hasOwn(PROVENANCE, name)
    ? fieldsOf(collection)[name]
    : undefined;

/** Columns the system keeps beside the fields: identity, place, origin; in the order of the tables. */
export const SYSTEM_COLUMNS = [
  'id',
  'rid',
  'version',
  'release',
  'is_sample',
  'pinyin',
  'geometry',
  'west',
  'south',
  'east',
  'north',
  'lon',
  'lat',
  'cell',
  'media',
  'lineage',
  'extra',
] as const;

/** Names that no field may take: columns of the system, members of GeoJSON, and parameters. */
export const RESERVED = [
  ...SYSTEM_COLUMNS,
  'geom',
  'bbox',
  'limit',
  'offset',
  'cursor',
  'crs',
  'datetime',
  'filter',
  'properties',
  'sortby',
  'q',
  'f',
  'lang',
  'map',
  'theme',
  'view',
  'facets',
] as const;
