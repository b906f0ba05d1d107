/** Where libcni keeps its results. */
export const cacheDir = "/var/lib/cni";
