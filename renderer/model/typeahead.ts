/**
 * The entry of a list that typed letters lead to, or `null`: the next one after `from` that begins with them, with
 * the first after the last. Letters that go on from earlier ones may stay where those led.
 */
export function typeaheadTarget(labels: readonly string[], typed: string, from: number): number | null {
  const wanted = typed.toLowerCase();
  const first = typed.length > 1 ? Math.max(0, from) : from + 1;
  const places = labels.map((_, step) => (first + step) % labels.length);
  return places.find((place) => labels[place]?.toLowerCase().startsWith(wanted)) ?? null;
}
