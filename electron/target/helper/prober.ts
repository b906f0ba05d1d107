import { createServer, connect as openConnection } from "node:net";
import type { ProberLine } from "../../../shared/probe/prober-line.ts";

/*
 * The prober: tries a TCP connection, or listens at a port for a while. It is a program of its own, so that it can be
 * started inside a namespace, and prints a line of JSON for whatever happens.
 */

function say(line: ProberLine | { readonly listening: number } | { readonly connectionFrom: string }): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** Exits with 0 if the other side answered, and be it with a refusal. */
function tryConnection(host: string, port: number, timeoutMs: number): void {
  const startedAt = performance.now();
  const end = (result: string): void => {
    say({ result, ms: Math.round((performance.now() - startedAt) * 1000) / 1000 });
    socket.destroy();
    clearTimeout(timer);
    process.exitCode = ["connected", "ECONNREFUSED"].includes(result) ? 0 : 1;
  };
  const socket = openConnection({ host, port, autoSelectFamily: false });
  const timer = setTimeout(() => end("timeout"), timeoutMs);
  socket.once("connect", () => end("connected"));
  socket.once("error", (error: NodeJS.ErrnoException) => end(error.code ?? error.message));
}

/** Accepts connections of both families, says hello to each and closes it. */
function listen(port: number, seconds: number): void {
  const server = createServer((socket) => {
    say({ connectionFrom: `${socket.remoteAddress} port ${socket.remotePort}` });
    // Whoever only tries the port is gone by then.
    socket.on("error", () => {});
    socket.end("cnitool desktop listens here for a try.\n");
  });
  server.once("error", (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  server.listen(port, () => {
    say({ listening: port });
    setTimeout(() => process.exit(0), seconds * 1000);
  });
}

const [verb, ...rest] = process.argv.slice(2);
if (verb === "tcp") {
  const [host = "", port, timeoutMs] = rest;
  tryConnection(host, Number(port), Number(timeoutMs));
} else {
  const [port, seconds] = rest;
  listen(Number(port), Number(seconds));
}
