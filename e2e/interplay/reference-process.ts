import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";

/** What bench/reference/serve.go can be asked. */
export interface Question {
  readonly call: "json" | "plugin" | "list" | "result" | "versions" | "error" | "cached";
  readonly data: Uint8Array;
  readonly version?: string;
}

/** What the reference makes of it: JSON, an error, or the reference's own death. */
export type Answer = { readonly output: string } | { readonly error: string } | { readonly panic: string };

const answer = z.union([
  z
    .strictObject({ output: z.base64() })
    .transform(({ output }) => ({ output: Buffer.from(output, "base64").toString() })),
  z.strictObject({ error: z.string() }),
  z.strictObject({ panic: z.string() }),
]);

/** The reference as a process that answers questions, as many as it is asked. */
export class ReferenceProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  /** @param file the built program of bench/reference */
  constructor(file: string) {
    this.#child = spawn(file, ["serve"], { stdio: ["pipe", "pipe", "inherit"] });
    this.#lines = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  /** The answers in the order of the questions. */
  async ask(questions: readonly Question[]): Promise<readonly Answer[]> {
    for (const { call, data, version = "" } of questions) {
      this.#child.stdin.write(
        `${JSON.stringify({ call, data: Buffer.from(data).toString("base64"), version })}\n`,
      );
    }
    const answers: Answer[] = [];
    for (const _ of questions) {
      const line = await this.#lines.next();
      if (line.done) throw new Error("The reference has ended.");
      answers.push(answer.parse(JSON.parse(line.value)));
    }
    return answers;
  }

  async close(): Promise<void> {
    const closed = once(this.#child, "close");
    this.#child.stdin.end();
    await closed;
  }
}
