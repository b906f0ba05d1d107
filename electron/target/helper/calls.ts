import type { z } from "zod";
import type { ChildExit, RunningChild } from "../../platform/start-child.ts";
import { TargetLostError } from "../target-lost-error.ts";
import { fromHelperError } from "./errors.ts";
import { createLineWriter, readLines } from "./lines.ts";
import { maxLineBytes, response, type Verb } from "./protocol.ts";
import { keepTail } from "./tail.ts";

/** The calling side of the protocol: numbers requests and finds the response to each. */
export interface HelperCalls {
  start: <Input extends z.ZodType, Output extends z.ZodType>(
    verb: Verb<Input, Output>,
    input: z.input<Input>,
  ) => { readonly id: number; readonly output: Promise<z.output<Output>> };
  /** Rejects with TargetLostError once the helper has ended, with the helper's error otherwise. */
  call: <Input extends z.ZodType, Output extends z.ZodType>(
    verb: Verb<Input, Output>,
    input: z.input<Input>,
  ) => Promise<z.output<Output>>;
  /** From now on the end of the helper is no surprise. */
  expectEnd(): void;
  /** Resolves with the reason when the helper has ended. */
  readonly ended: Promise<string>;
}

interface Pending {
  resolve(output: unknown): void;
  reject(error: Error): void;
}

export function createCalls(child: RunningChild): HelperCalls {
  const pending = new Map<number, Pending>();
  const writer = createLineWriter(child.stdin);
  const stderr = keepTail(child.stderr);
  let nextId = 1;
  let expected = false;
  let broken: string | null = null;
  let lost: TargetLostError | null = null;
  // Writing to a helper that has just ended: its exit tells.
  child.stdin.on("error", () => {});

  const giveUp = (reason: string) => {
    broken ??= reason;
    void child.end();
  };
  const onLine = (line: string) => {
    try {
      settle(pending, line);
    } catch (error) {
      // A helper that talks nonsense cannot be trusted with anything any more.
      giveUp(`Its response was not understood: ${String(error)}`);
    }
  };
  const read = readLines(child.stdout, maxLineBytes, onLine, () => giveUp("Its response is too long."));
  const ended = Promise.all([child.exited, read, stderr.closed]).then(([exit]) => {
    const reason = expected ? "It was closed." : (broken ?? describeEnd(exit, stderr.text()));
    lost = new TargetLostError(reason);
    for (const { reject } of pending.values()) reject(lost);
    pending.clear();
    return reason;
  });

  const start: HelperCalls["start"] = (verb, input) => {
    const id = nextId++;
    const output = new Promise<unknown>((resolve, reject) => {
      if (lost !== null) return reject(lost);
      pending.set(id, { resolve, reject });
      void writer.write(JSON.stringify({ id, verb: verb.name, input }));
    });
    return { id, output: output.then((value) => verb.output.parse(value)) };
  };
  return {
    start,
    call: (verb, input) => start(verb, input).output,
    expectEnd() {
      expected = true;
    },
    ended,
  };
}

function settle(pending: Map<number, Pending>, line: string): void {
  const message = response.parse(JSON.parse(line));
  if (message.id === null)
    throw "error" in message ? fromHelperError(message.error) : new TypeError("No number");
  const waiting = pending.get(message.id);
  pending.delete(message.id);
  if (waiting === undefined) throw new TypeError(`Nobody waits for number ${message.id}`);
  if ("error" in message) waiting.reject(fromHelperError(message.error));
  else waiting.resolve(message.output);
}

function describeEnd({ exitCode, signal }: ChildExit, lastWords: string): string {
  const how = signal === null ? `exit status ${exitCode}` : `signal ${signal}`;
  return `It ended unexpectedly (${how})${lastWords === "" ? "." : `: ${lastWords}`}`;
}
