/**
 * The npm package that a module belongs to.
 * @param id a bundler's module id: usually an absolute path, with or without a query
 * @returns null for a module of our own and for what plugins make up
 */
export function packageOfModule(id: string): string | null {
  const inside = id.split("/node_modules/").at(-1);
  if (inside === undefined || inside === id) return null;
  const [first, second] = inside.split("/");
  if (first === undefined || first === "") return null;
  return first.startsWith("@") && second !== undefined ? `${first}/${second}` : first;
}
