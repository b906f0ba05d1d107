/** A run is not as it was written, or cannot be read any more; the others are not touched by that. */
export class RunDamaged extends Error {
  override readonly name = "RunDamaged";
  readonly id: number;

  constructor(id: number, options?: ErrorOptions) {
    super(`Run ${id} is damaged: the history does not hold what was written.`, options);
    this.id = id;
  }
}
