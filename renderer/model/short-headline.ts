/** libcni's prefix of a plugin's error (api.go: `plugin type="bridge" name="own" failed (add): `). */
const prefix = /^plugin type="([^"]*)"(?: name="[^"]*")? failed \([a-z]+\): /;

/** A run's headline as a list has room for it: libcni's long prefix as the plugin's type alone. */
export function shortHeadline(headline: string): string {
  return headline.replace(prefix, "$1: ");
}
