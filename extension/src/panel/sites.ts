/**
 * Sites on which the panel may go on watching. Asked for one by one, given back in the options. For the panel and
 * for the options page.
 */

/** A pattern for a whole site, as the browser wants it. Ports do not count in patterns. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

/** Asks for a site. Only right after a click. True when it was given. */
export function askSite(origin: string): Promise<boolean> {
  return chrome.permissions.request({ origins: [patternOf(origin)] });
}

/** Gives a site back. */
export function dropSite(origin: string): Promise<boolean> {
  return chrome.permissions.remove({ origins: [patternOf(origin)] });
}

/** May the panel go on watching on this site? */
export function hasSite(origin: string): Promise<boolean> {
  return chrome.permissions.contains({ origins: [patternOf(origin)] });
}

/** Gives all sites back. */
export async function dropAllSites(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  // One by one: a site that the browser itself holds on to must not keep the others.
  await Promise.allSettled(origins.map((origin) => chrome.permissions.remove({ origins: [origin] })));
}

/** The sites that were given, for the options page: `https://www.voorbeeldstad.example`. */
export async function givenSites(): Promise<string[]> {
  const { origins = [] } = await chrome.permissions.getAll();
  return origins.map((pattern) => pattern.replace(/\/\*$/, "")).sort();
}

/** Calls back whenever a site was given or taken, until the function that it gives is called. */
export function onSites(changed: () => void): () => void {
  const { onAdded, onRemoved } = chrome.permissions ?? {};
  onAdded?.addListener(changed);
  onRemoved?.addListener(changed);
  return () => {
    onAdded?.removeListener(changed);
    onRemoved?.removeListener(changed);
  };
}
