/** What Go's encoding/json reports; the message is Go's to the letter. */
export abstract class GoJsonError extends Error {
  /** The same error as the decoder of the struct around it reports it. */
  abstract within(structName: string, path: readonly string[]): GoJsonError;
}

/** The bytes are no JSON. */
export class GoSyntaxError extends GoJsonError {
  override readonly name = "GoSyntaxError";
  /** Index of the offending byte; the number of bytes where the input ends too early. */
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }

  override within(): GoJsonError {
    return this;
  }
}

/** A JSON value does not fit the Go type that it is read into (json.UnmarshalTypeError). */
export class GoTypeError extends GoJsonError {
  override readonly name = "GoTypeError";
  readonly found: string;
  readonly goType: string;
  /** Names of the fields that lead to the value, outermost first. */
  readonly path: readonly string[];

  /** `structName` is the innermost struct's; `null` for a value that is no field, which Go words otherwise. */
  constructor(found: string, goType: string, structName: string | null, path: readonly string[]) {
    const place = structName === null ? "Go value" : `Go struct field ${structName}.${path.join(".")}`;
    super(`json: cannot unmarshal ${found} into ${place} of type ${goType}`);
    this.found = found;
    this.goType = goType;
    this.path = path;
  }

  override within(structName: string, path: readonly string[]): GoJsonError {
    return new GoTypeError(this.found, this.goType, structName, [...path, ...this.path]);
  }
}

/** A text that its type's own reader refuses, such as an IP address. */
export class GoTextError extends GoJsonError {
  override readonly name = "GoTextError";

  override within(): GoJsonError {
    return this;
  }
}
