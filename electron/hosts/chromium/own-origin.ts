/** The page's origin. Nobody ever looks the name up: every request to it is answered over the private pipe. */
export const ownOrigin = "https://cnitool.internal";

/** The one document that the window shows. */
export const homeAddress = `${ownOrigin}/index.html`;

/** Whether a main frame shows, or is about to load, the window's own document, at whatever place in it. */
export function isHome(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.origin + url.pathname === homeAddress;
}
