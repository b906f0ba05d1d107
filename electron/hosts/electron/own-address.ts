/** The scheme that the page's files are served under; only this program knows it. */
export const scheme = "app";

export const homeAddress = `${scheme}://cnitool/index.html`;

/** Whether an address is one of the page's own. */
export function isOwn(address: string): boolean {
  const url = URL.parse(address);
  // Node gives addresses of a scheme that it does not know no origin.
  return url !== null && url.protocol === `${scheme}:` && url.host === "cnitool";
}

/** Whether an address is that of the window's one document, at whatever place in it. */
export function isHome(address: string): boolean {
  return isOwn(address) && URL.parse(address)?.pathname === "/index.html";
}
