/** Who asks, as people begin their sentences: what they make themselves says nothing of whom they look for. */
import { mapWith } from '../maps/index.ts';
import { terms } from './question.ts';

/** Where the trade of who asks matters: a building or a plot admits it or not, and an institute works for it. */
const OF_THE_TRADE: ReadonlySet<string> = new Set(['premises', 'land', 'talent']);

/** Who invests says by what they are what they look for: a stake. */
const INVESTS = /家族办公室|创投|风投|基金|family office|venture|private equity|\bfund\b/;

/** Whose trade is none that a building admits, and who is no institute for being one. */
const ACADEMIC = /\b(?:university|college|school)\b|大学|高校|学院/;

/** `a Swiss robot maker needs`; neither `a project that seeks` nor `reducers, needs IATF 16949`. */
const ENGLISH =
  /^(?<who>[^.;:?!]{1,160}?)(?<!\b(?:that|which|who|and|or)|,):? (?:also )?(?:(?:is|are) looking for|looks for|needs|wants|seeks|would like|visits|(?<=\b(?:we|i) )(?:look for|need|want|seek))(?: to)? /;
const CHINESE_SPEAKER =
  /^(?:我|本公司|一家|某|外资|台资|日资|德资|韩资|美资|欧美|欧洲|海外|国内|民营|德国|日本|韩国|美国|法国|英国|意大利|瑞士|瑞典|荷兰|丹麦|芬兰|奥地利|西班牙|新加坡|香港|台湾|上海|北京|深圳|南京|杭州|宁波|无锡|义乌|温州|成都|重庆|武汉|西安|广州|东莞|佛山|青岛|天津|厦门)/;
const CHINESE_WISH = /想|要|需要|找|希望|寻求|求购|打算|参观|考察/;
/** What who asks has to sell: `makers that buy driver ICs`, `采购电池壳体的主机厂`. */
const SOLD =
  / (?:that|which|who) (?:buy|use|need|purchase|source)s? [^,;.]*|(?:采购|购买|使用)[^,，。;；的]{1,20}的/g;
const CLAUSE = /(?<=[，,。;；\s])/;
/** A name alone is no clause of who speaks. */
const LEAST_CLAUSE = 6;

/** Where who asks comes from: nothing that a building or a plot would be. */
const ORIGIN =
  /^(?:(?:we are|we're|i am|for|an?|the|our) )*(?:german|japanese|us|american|british|uk|dutch|french|swedish|italian|korean|swiss|spanish|danish|finnish|austrian|belgian|canadian|australian|indian|singaporean?|taiwanese|european)(?![a-z-])/;

/** Enough is left to be looked for. */
const isEnough = (text: string) => {
  const [first, second] = terms(text);
  return second !== undefined || (first?.kind === 'hanzi' && first.text.length > 3);
};

/** The text without what who asks has to sell, where enough is left. */
function withoutSold(text: string): string {
  const rest = text.replace(SOLD, ' ').trim();
  return isEnough(rest) ? rest : text;
}

/** A text in two: who asks, where that is said apart from what is looked for, and the rest. */
type Parted = { speaker: string | undefined; rest: string };

/**
 * A normalised text without who asks, where something else is looked for than where they might settle. Amounts are to be
 * read from all of the text: how many come is said of those who ask.
 */
export function withoutSpeaker(asked: string, collection: string): Parted {
  const isOfTheTrade = OF_THE_TRADE.has(mapWith(collection)?.id ?? '');
  const plain = isOfTheTrade ? asked.replace(ORIGIN, '').trim() : asked;
  const whole: Parted = { speaker: undefined, rest: isEnough(plain) ? plain : asked };
  const said = ENGLISH.exec(asked);
  const isSpeakerSaid = said && (!isOfTheTrade || ACADEMIC.test(said.groups!.who!));
  if (isSpeakerSaid && !INVESTS.test(said.groups!.who!)) {
    const rest = withoutSold(asked.slice(said[0].length));
    return isEnough(rest) ? { speaker: said.groups!.who!, rest } : whole;
  }
  const clauses = asked.split(CLAUSE);
  const isSpeaker = (clause: string, i: number) =>
    clause.length > LEAST_CLAUSE &&
    CHINESE_SPEAKER.test(clause) &&
    (!isOfTheTrade || ACADEMIC.test(clause)) &&
    !CHINESE_WISH.test(clause) &&
    !INVESTS.test(clause) &&
    clauses.slice(i + 1).some((later) => CHINESE_WISH.test(later));
  const rest = clauses.filter((clause, i) => !isSpeaker(clause, i)).join('');
  if (rest === asked || !isEnough(rest)) return whole;
  return {
    speaker: clauses
      .filter(isSpeaker)
      .join('')
      .replace(/[,，。;；\s]+$/, ''),
    rest: withoutSold(rest),
  };
}
