/** What a text says it does not want or need: `no chemicals`, `不要保税区`, `no clean room needed`. */
import { terms } from './question.ts';

/** `no more than` is an amount, `not far` a place, `not only` a beginning. */
const NO_EXCLUSION =
  'more|less|fewer|later|earlier|longer|higher|lower|smaller|bigger|larger|over|above|below|under|far|only|yet|sure|' +
  'necessarily|matter|preference|limit|need|problem|before|after|too|so|just|restriction|minimum|maximum|worse|idea|\\d';
const ENGLISH = new RegExp(
  `\\b(?:(?:do not|don't|does not|doesn't|not) (?:want|(?<needless>need|require)|accept)(?: any)?|` +
    `nothing (?:in|from|with)|not?|without|except(?: for)?|excluding|avoid(?:ing)?|other than)` +
    `(?: (?:an?|the|any|in|on|near|from|at|of))* (?!(?:${NO_EXCLUSION})\\b)` +
    // Up to a word that begins something else.
    `(?<what>(?:(?!(?:but|and|with|at|for|by|near|within|from|in|on|to|is|are|we|i|please|needs?|which|that)\\b)[\\p{L}\\d&'/-]+ ?){1,4})`,
  'gu',
);
const CHINESE =
  /(?:不想要|不要|(?<needless>不需要|不用|无需|无须)|不含|不带|不涉及|不接受|拒绝|排除)(?![求过超紧税等]|太[多少贵高低大小远长短旧老吵])(?<what>[^\s,，。;；、.!！?？但的]{1,20})/g;

/** Not wanted is not the same as not needed: what is there may be left unused. */
const NEEDLESS = /\s*\b(?:needed|required|necessary)$/;

/** A phrase that says what is not wanted, `no chemicals`, and what that is. */
export type Excluded = { phrase: string; what: string };

/** What a text excludes, the phrases that say what it has no need of, and what it asks for. */
type Parted = { excluded: readonly Excluded[]; needless: readonly string[]; rest: string };

/** A normalised text in these parts; all of it is asked for where nothing else would be. */
export function withoutExcluded(asked: string): Parted {
  const [excluded, needless]: [Excluded[], string[]] = [[], []];
  const cut = (match: string, ...groups: unknown[]) => {
    const said = groups.at(-1) as { what: string; needless: string | undefined };
    const [phrase, what] = [match.trim(), said.what.trim()];
    if (said.needless !== undefined || NEEDLESS.test(what)) needless.push(phrase);
    else excluded.push({ phrase, what });
    return ' ';
  };
  const rest = asked.replace(ENGLISH, cut).replace(CHINESE, cut).trim();
  return rest === asked || terms(rest).length === 0
    ? { excluded: [], needless: [], rest: asked }
    : { excluded, needless, rest };
}
