/** Styles of what is loaded later: they travel with its code, so that opening it takes one request. */

/** Adds rules to the document, after those of its style sheets. */
export function adopt(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets.push(sheet);
}
