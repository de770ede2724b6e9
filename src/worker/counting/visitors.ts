/** Who is counted: people with a browser, as far as a request shows it. */

/** Every browser calls itself so, from Safari to the one in WeChat. */
const BROWSER = /^(Mozilla|Opera)\//;
/** Programs that call themselves so too, and say what they are. Cubot makes phones. */
const PROGRAM =
  /(?<!cu)bot\b|crawl|spider|slurp|headless|lighthouse|phantom|puppeteer|playwright|selenium|prerender|preview|facebookexternalhit|mediapartners|google-(inspectiontool|read-aloud|extended)|googleother|feedfetcher|inspect|monitor|pingdom|statuscake|gtmetrix|ptst|archiver|scrap|fetcher|validator|curl|wget|python|httpclient/i;

/** Whether a request comes from a person's browser that shows a page, not from a program or a page fetched in advance. */
export function isVisitor(request: Request): boolean {
  const agent = request.headers.get('user-agent') ?? '';
  const purpose = request.headers.get('sec-purpose') ?? request.headers.get('purpose') ?? '';
  const cf = (request as { cf?: { botManagement?: { verifiedBot?: boolean } } }).cf;
  return (
    BROWSER.test(agent) &&
    !PROGRAM.test(agent) &&
    !/prefetch|prerender|preview/i.test(purpose) &&
    cf?.botManagement?.verifiedBot !== true
  );
}
