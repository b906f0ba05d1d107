/** The addresses that the person's own browser may be asked to open, to the letter. */
const externalLinks: ReadonlySet<string> = new Set([
  "https://www.cni.dev/",
  "https://www.cni.dev/docs/cnitool/",
  "https://www.cni.dev/docs/spec/",
  "https://www.cni.dev/plugins/current/",
  "https://github.com/containernetworking/cni",
  "https://github.com/containernetworking/plugins",
]);

export function isExternalLink(address: string): boolean {
  return externalLinks.has(address);
}
