/**
 * Opens a saved view (`/?saved=ID`): the Worker has written the view's own address into the page, and it becomes the
 * address before anything reads it.
 */
const saved = document.querySelector<HTMLMetaElement>('meta[name="saved-view"]');
if (saved) history.replaceState(null, '', saved.content);

export {};
