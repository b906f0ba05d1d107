import { z } from "zod";
import type { IpcErrorCode } from "../../../shared/ipc/ipc-error.ts";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { kernelSides, kernelSources } from "../../../shared/run/kernel-snapshot.ts";
import { delegateRecording } from "../../platform/delegate-recording-schema.ts";
import { fromExactBytes, toExactBytes } from "../../platform/exact-bytes.ts";

/**
 * What the main process and a helper say to each other: one JSON object a line, requests one way, one response to
 * each the other way, in any order. Grows a version whenever an old side could misunderstand a new one.
 */
export const protocolVersion = 1;

/** Longer lines are refused. A file of 64 MiB fits as base64, and so do two outputs of the default limit. */
export const maxLineBytes = 256 * 1024 * 1024;

/** Above so many bytes base64 is quicker than text, and never grows more than by a third. */
const longestText = 64 * 1024;

const bytes = z
  .union([
    z.strictObject({ encoding: z.literal("utf8"), text: z.string() }),
    z.strictObject({ encoding: z.literal("base64"), base64: z.string() }),
  ])
  .transform(fromExactBytes);

/** Bytes as a message holds them. */
export function encodeBytes(value: Uint8Array): ExactBytes {
  if (value.length <= longestText) return toExactBytes(value);
  const buffer = Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return { encoding: "base64", base64: buffer.toString("base64") };
}

const path = z.strictObject({ path: z.string() });
const name = z.strictObject({ name: z.string() });
const nothing = z.null();
const argv = z.tuple([z.string()], z.string());
const kind = z.enum(["file", "directory", "symlink", "other"]);
const namespace = z.strictObject({
  name: z.string(),
  path: z.string(),
  interfaces: z.array(z.strictObject({ name: z.string(), addresses: z.array(z.string()), up: z.boolean() })),
});

const kernelReading = z.strictObject({
  outputs: z.array(
    z.strictObject({
      side: z.enum(kernelSides),
      source: z.enum(kernelSources),
      text: z.string(),
      problem: z.string().nullable(),
    }),
  ),
  files: z.array(z.strictObject({ path: z.string(), text: z.string() })),
});

const processResult = z.strictObject({
  argv,
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  spawnError: z.string().nullable(),
  timedOut: z.boolean(),
  cancelled: z.boolean(),
  outputTooLarge: z.boolean(),
  streamsHeldOpen: z.boolean(),
  stdout: bytes,
  stderr: bytes,
  durationMs: z.number(),
});

const netns = z.string();
const timeoutMs = z.int().min(1).max(60_000);
const port = z.int().min(1).max(65_535);
const probe = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("ping"), netns, address: z.string(), timeoutMs }),
  z.strictObject({ kind: z.literal("tcp"), netns, address: z.string(), port, timeoutMs }),
  z.strictObject({ kind: z.literal("listen"), netns, port, seconds: z.int().min(1).max(3600) }),
]);

const place = z.strictObject({
  netns: z.string(),
  name: z.string(),
  addresses: z.array(z.strictObject({ ifName: z.string(), address: z.string() })),
  gateways: z.array(z.string()),
  problem: z.string().nullable(),
});

const namespaceReading = z.strictObject({
  name: z.string().nullable(),
  path: z.string(),
  identity: z.string(),
  text: z.string(),
  problem: z.string().nullable(),
});

/** A verb, with what it takes and what it answers. */
export interface Verb<Input extends z.ZodType, Output extends z.ZodType> {
  readonly name: string;
  readonly input: Input;
  readonly output: Output;
}

function verb<Input extends z.ZodType, Output extends z.ZodType>(
  name: string,
  input: Input,
  output: Output,
): Verb<Input, Output> {
  return { name, input, output };
}

/** Every verb that a helper knows. There are no others. */
export const verbs = {
  hello: verb(
    "hello",
    z.strictObject({ protocolVersion: z.number() }),
    z.strictObject({ protocolVersion: z.number() }),
  ),
  exec: verb(
    "exec",
    z.strictObject({
      argv,
      env: z.record(z.string(), z.string()),
      stdin: bytes,
      cwd: z.string().optional(),
      timeoutMs: z.number().nonnegative().optional(),
      maxOutputBytes: z.number().nonnegative().optional(),
      recordDelegates: z.boolean().optional(),
    }),
    processResult.extend({ delegated: delegateRecording.optional() }),
  ),
  /** Ends the programs of an exec, a probe or a reading that is under way; its response comes as ever. */
  cancel: verb("cancel", z.strictObject({ id: z.number() }), nothing),
  stat: verb("stat", path, z.strictObject({ kind, size: z.number(), mode: z.number() }).nullable()),
  list: verb("list", path, z.array(z.strictObject({ name: z.string(), kind }))),
  read: verb("read", path, bytes),
  /** The mode has nothing but permissions in it, so that no file of root's ever runs with its rights. */
  write: verb("write", z.strictObject({ path: z.string(), bytes, mode: z.int().min(0).max(0o777) }), nothing),
  remove: verb("remove", path, nothing),
  move: verb("move", z.strictObject({ path: z.string(), directory: z.string() }), nothing),
  listNamespaces: verb("namespaces.list", nothing, z.array(namespace)),
  createNamespace: verb("namespaces.create", name, namespace),
  readKernel: verb("kernel.read", z.strictObject({ netns: z.string() }), kernelReading),
  readNamespaces: verb("namespaces.read", nothing, z.array(namespaceReading)),
  deleteNamespace: verb("namespaces.delete", name, nothing),
  readPlaces: verb("probe.places", nothing, z.array(place)),
  probe: verb("probe", probe, processResult),
} as const;

/** The frame of a request; the input is parsed by its verb. */
export const request = z.strictObject({ id: z.number(), verb: z.string(), input: z.unknown() });

const errorCode = z.enum([
  "NOT_FOUND",
  "BAD_INPUT",
  "CANCELLED",
  "REFUSED",
  "INTERNAL",
]) satisfies z.ZodType<IpcErrorCode>;

export const helperError = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("ipc"),
    data: z.strictObject({ code: errorCode, message: z.string(), advice: z.string(), evidence: z.string() }),
  }),
  z.strictObject({ kind: z.literal("file"), code: z.string(), path: z.string(), message: z.string() }),
]);
export type HelperError = z.infer<typeof helperError>;

/** The frame of a response; the output is parsed by the request's verb. `id` is null if the request had none. */
export const response = z.union([
  z.strictObject({ id: z.number(), output: z.unknown() }),
  z.strictObject({ id: z.number().nullable(), error: helperError }),
]);
export type Response = z.infer<typeof response>;
