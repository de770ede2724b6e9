/** What a sentence changes besides the text that is asked for; loaded with the first one that is written. */
import type { Intent } from './intents.ts';

/** The words of what is wanted, by map; each match is a vote. Who speaks, and what they make, says nothing of that. */
const WANTED: Readonly<Record<string, RegExp>> = {
  premises:
    /租|厂房|研发楼|写字楼|办公楼|仓库|高标仓|载体|洁净|孵化器|\b(?:rent|lease|let|premises|warehouse|workshop|office|clean ?room|factory (?:space|building)|production space|floor (?:space|load)|clear height|lab(?:oratory)? space|sq\.? ?f(?:ee)?t)\b|\d\s*(?:m²|m2|㎡|平米|平方|sqm|sq\.? ?m|square met)(?!\S*\s*(?:of\s+)?(?:industrial\s+)?(?:land|plot|site|工业用地|用地|地块|土地))/gi,
  land: /\d\s*亩|亩|用地|地块|拿地|买地|土地|容积率|\b(?:land|plot|mu|hectares?|ha|acres?|greenfield)\b/gi,
  opportunities:
    /家族办公室|(?<!总|计划|预计)投资(?!商|考察|强度|企业|公司|环境|\s*约?\d)|想投|早期项目|[a-d]轮|天使轮|融资|合资|参股|入股|股权|并购|收购|技术合作|基金|\b(?:invest(?:ment|ing)?|equity|series [a-d]|seed round|funding round|(?<!research )partners?|joint[- ]venture|stake|acqui(?:re|sition)|minority|takeover|family office|fund)\b/gi,
  chains:
    /供应商|供货|配套|客户|采购|上下游|代工|\b(?:suppliers?|customers?|buyers?|sourcing|source|vendors?|subcontractors?|supply chain)\b/gi,
  talent:
    /院所|院校|学校|技校|培养|研究院|研究所|实验室合作|高校|大学|人才|招聘|研究生|博士|联合研发|产学研|\b(?:institutes?|universit(?:y|ies)|talent|graduates?|postgraduates?|ph\.?d|recruit|hire|joint lab(?:oratory)?|research partner)\b/gi,
  routes:
    /考察|讲解|陪同|半天|线路|路线|行程|参访团|代表团|\b(?:tour|route|delegation|itinerary|inspection visit|visiting group|visitors? from|group of)\b/gi,
  digital:
    /标杆|5g|智能工厂|智能车间|参观|灯塔|工业互联网|数字化车间|\b(?:showcase|5g|smart factory|lighthouse|industrial internet|benchmark)\b/gi,
};

/** What a word counts for, by map; of the others one. A tour of smart factories is a tour. */
const WEIGHTS: Readonly<Record<string, number>> = { routes: 1.5 };

/** Who makes something says what for if nothing else does. */
const MAKERS = /企业|厂家|厂商|公司|\b(?:makers?|manufacturers?|producers?|firms?|compan(?:y|ies))\b/i;

/** The id of the map that most words of a sentence ask for, of equal ones the one named first; undefined without any. */
export function directionOf(sentence: string): string | undefined {
  const votes = Object.entries(WANTED).map(([map, words]) => {
    const found = [...sentence.matchAll(words)];
    return { map, count: (WEIGHTS[map] ?? 1) * found.length, first: found[0]?.index ?? 0 };
  });
  votes.sort((a, b) => b.count - a.count || a.first - b.first);
  if (votes[0]!.count > 0) return votes[0]!.map;
  return MAKERS.test(sentence) ? 'chains' : undefined;
}

/** The parameters that the questions of an intent do not show, as taken away. */
export function unshown(params: object, { available, bounds, collection, terms, lists, onset }: Intent) {
  const parts = bounds.flatMap(({ field }) => {
    const own = collection.fields[field];
    return own && 'part' in own ? [own.part] : [];
  });
  const shown = [
    ...Object.keys(available),
    ...bounds.map(({ field }) => field),
    ...parts,
    ...terms,
    ...lists,
    onset,
  ];
  const left = Object.keys(params).filter((name) => !shown.includes(name));
  return Object.fromEntries(left.map((name) => [name, undefined]));
}
