/** Hands a file made on the page to the visitor. */

/** Saves a file under a name, as the browser saves downloads. */
export function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  // Chromium has called the file of a link outside the document "download".
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after the click has ended.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** CSV as a file. */
export const csvBlob = (text: string): Blob => new Blob([text], { type: 'text/csv;charset=utf-8' });
