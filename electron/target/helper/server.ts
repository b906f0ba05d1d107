import { resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { z } from "zod";
import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import type { NetworkNamespace } from "../../../shared/target/network-namespace.ts";
import type { Target, TargetResult } from "../target.ts";
import { toHelperError } from "./errors.ts";
import { createLineWriter, readLines } from "./lines.ts";
import {
  encodeBytes,
  maxLineBytes,
  protocolVersion,
  type Response,
  request,
  type Verb,
  verbs,
} from "./protocol.ts";

/**
 * Names the executable to start for the one that was asked for, or refuses it.
 * @param delegatePath the directories in which it looks for what it runs itself
 */
export type ExecGuard = (file: string, delegatePath: readonly string[]) => Promise<string>;

export interface ServerOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly target: Target;
  readonly guardExec: ExecGuard;
}

/** Answers the requests of one verb, from the unparsed input on. */
type Handler = (input: unknown, id: number) => Promise<unknown>;

/**
 * Serves a target to the other side. Whatever comes, however malformed, is answered and harms nothing.
 * Resolves when the input has ended; closing the target is then the caller's.
 */
export async function serveTarget({ input, output, target, guardExec }: ServerOptions): Promise<void> {
  const writer = createLineWriter(output);
  const handlers = createHandlers(target, guardExec);
  const answer = (message: Response) => void writer.write(JSON.stringify(message));
  // The reader's end of the input tells that the other side is gone; there is nobody to tell it to.
  output.on("error", () => {});
  await readLines(
    input,
    maxLineBytes,
    (line) => void respond(line, handlers).then(answer),
    () => answer({ id: null, error: toHelperError(badInput("The line is too long.")) }),
  );
}

/** Parses and carries out one request; whatever goes wrong is in the response. */
async function respond(line: string, handlers: ReadonlyMap<string, Handler>): Promise<Response> {
  let id: number | null = null;
  try {
    const parsed = request.parse(JSON.parse(line));
    id = parsed.id;
    const handle = handlers.get(parsed.verb);
    if (handle === undefined) {
      throw new IpcError({ code: "NOT_FOUND", message: `No such verb: ${parsed.verb}` });
    }
    return { id, output: await handle(parsed.input, id) };
  } catch (error) {
    return { id, error: toHelperError(asBadInput(error)) };
  }
}

function badInput(message: string): IpcError {
  return new IpcError({ code: "BAD_INPUT", message });
}

function asBadInput(error: unknown): unknown {
  if (error instanceof z.ZodError) return badInput(z.prettifyError(error));
  if (error instanceof SyntaxError) return badInput(error.message);
  return error;
}

function handle<Input extends z.ZodType, Output extends z.ZodType>(
  verb: Verb<Input, Output>,
  answer: (input: z.output<Input>, id: number) => Promise<z.input<Output>>,
): [name: string, handler: Handler] {
  return [verb.name, async (input, id) => answer(verb.input.parse(input), id)];
}

function createHandlers(target: Target, guardExec: ExecGuard): ReadonlyMap<string, Handler> {
  const { files, namespaces } = target;
  return new Map([
    handle(verbs.hello, async (input) => {
      if (input.protocolVersion === protocolVersion) return { protocolVersion };
      throw badInput(`This helper speaks version ${protocolVersion}, not ${input.protocolVersion}.`);
    }),
    ...programHandlers(target, guardExec),
    handle(verbs.stat, ({ path }) => files.stat(path)),
    handle(verbs.list, async ({ path }) => [...(await files.list(path))]),
    handle(verbs.read, async ({ path }) => encodeBytes(await files.read(path))),
    handle(verbs.write, ({ path, bytes, mode }) => files.writeAtomically(path, bytes, mode).then(() => null)),
    handle(verbs.remove, ({ path }) => files.remove(path).then(() => null)),
    handle(verbs.move, ({ path, directory }) => files.moveInto(path, directory).then(() => null)),
    handle(verbs.listNamespaces, async () => (await namespaces.list()).map(mutable)),
    handle(verbs.createNamespace, async ({ name }) => mutable(await namespaces.create(name))),
    handle(verbs.readKernel, async ({ netns }) => {
      const { outputs, files } = await target.readKernel(netns);
      return { outputs: [...outputs], files: [...files] };
    }),
    handle(verbs.readPlaces, async () =>
      (await target.readPlaces()).map((place) => ({
        ...place,
        addresses: [...place.addresses],
        gateways: [...place.gateways],
      })),
    ),
    handle(verbs.deleteNamespace, ({ name }) => namespaces.delete(name).then(() => null)),
  ]);
}

/** What takes a while and can be cancelled. */
function programHandlers(target: Target, guardExec: ExecGuard): [name: string, handler: Handler][] {
  const running = new Map<number, AbortController>();
  const cancellable = async <T>(id: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
    if (running.has(id)) throw badInput(`Number ${id} is in use.`);
    const controller = new AbortController();
    running.set(id, controller);
    try {
      return await work(controller.signal);
    } finally {
      running.delete(id);
    }
  };
  return [
    handle(verbs.exec, ({ argv, env, stdin, cwd, timeoutMs, maxOutputBytes, recordDelegates }, id) =>
      cancellable(id, async (signal) => {
        const [file, ...args] = argv;
        const result = await target.exec({
          argv: [await guardExec(file, delegatePathOf(env, cwd)), ...args],
          ...{ env, stdin, signal },
          ...(cwd === undefined ? {} : { cwd }),
          ...(timeoutMs === undefined ? {} : { timeoutMs }),
          ...(maxOutputBytes === undefined ? {} : { maxOutputBytes }),
          ...(recordDelegates && { recordDelegates }),
        });
        return { ...inText(result), argv };
      }),
    ),
    handle(verbs.probe, (command, id) =>
      cancellable(id, async (signal) => inText(await target.probe(command, signal))),
    ),
    handle(verbs.readNamespaces, (_, id) =>
      cancellable(id, async (signal) => [...(await target.readNamespaces(signal))]),
    ),
    handle(verbs.cancel, async (input) => {
      // One that is not there has ended already, which is what was wanted.
      running.get(input.id)?.abort();
      return null;
    }),
  ];
}

/** The directories of CNI_PATH, all absolute. */
function delegatePathOf(
  { CNI_PATH: path = "" }: Readonly<Record<string, string>>,
  cwd = "/",
): readonly string[] {
  return path === "" ? [] : path.split(":").map((directory) => resolve(cwd, directory));
}

/** The same in arrays of its own, which the protocol's types ask for. */
function mutable({ name, path, interfaces }: NetworkNamespace) {
  return { name, path, interfaces: interfaces.map((one) => ({ ...one, addresses: [...one.addresses] })) };
}

/** The result of a program as it crosses to the other side. */
function inText(result: TargetResult) {
  const [file, ...args] = result.argv;
  const argv: [string, ...string[]] = [file, ...args];
  return { ...result, argv, stdout: encodeBytes(result.stdout), stderr: encodeBytes(result.stderr) };
}
