import { describe, expect, expectTypeOf, it, vi } from "vitest";
import type { Notice } from "../app/notice.ts";
import { connect } from "./client.ts";
import type { AppInfo, Handlers } from "./contract.ts";
import { IpcError } from "./ipc-error.ts";
import { memoryPorts } from "./memory-ports.ts";
import type { Port } from "./port.ts";
import { serve } from "./server.ts";
import { standInHandlers } from "./stand-in-handlers.ts";
import { streamCredit } from "./wire.ts";

/** A busy machine may take its time. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000 });

const info: AppInfo = {
  host: "chromium",
  version: "1.2.3",
  nodeVersion: "v24",
  browserVersion: "Chrome/1",
  root: false,
  historyFile: "/h",
};

function start(some: Partial<Handlers>) {
  const [windowPort, mainPort] = memoryPorts();
  const onRejected = vi.fn();
  const onFailure = vi.fn();
  const stop = serve(mainPort, standInHandlers(some), { onRejected, onFailure });
  return { client: connect(windowPort), windowPort, mainPort, stop, onRejected, onFailure };
}

const notice = (id: number): readonly Notice[] => [{ id, message: `notice ${id}`, advice: "" }];

/** A stream that counts to 1,000 unless it is held up; tells when it was returned. */
function counter(last = 1000) {
  const seen = { produced: 0, signal: null as AbortSignal | null };
  const returned = Promise.withResolvers<void>();
  async function* notices(_input: unknown, { signal }: { signal: AbortSignal }) {
    seen.signal = signal;
    try {
      while (seen.produced < last) {
        seen.produced += 1;
        yield notice(seen.produced);
      }
    } finally {
      returned.resolve();
    }
  }
  return {
    seen,
    returned: returned.promise,
    handlers: { "app.notices": notices } satisfies Partial<Handlers>,
  };
}

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.unreachable("it should have failed"),
    (error: unknown) => (error instanceof IpcError ? error.data : expect.unreachable(String(error))),
  );

describe("a call", () => {
  it("brings the input to the handler and its output back, typed", async () => {
    const ready = vi.fn();
    const { client } = start({ "app.info": () => info, "app.ready": ready });
    const answer = client.call("app.info");
    expectTypeOf(answer).resolves.toEqualTypeOf<AppInfo>();
    expect(await answer).toEqual(info);
    expect(await client.call("app.ready", { paintMs: 12 })).toBeUndefined();
    expect(ready.mock.calls[0]?.[0]).toEqual({ paintMs: 12 });
  });

  it("needs the input that the contract names", () => {
    const { client } = start({});
    // @ts-expect-error an input is missing
    client.call("app.ready").catch(() => {});
    // @ts-expect-error a run request is no number
    client.call("runs.start", 7).catch(() => {});
    // @ts-expect-error a stream is no call
    client.call("app.notices").catch(() => {});
  });

  it("is refused with BAD_INPUT and the place when its input does not fit", async () => {
    const ready = vi.fn();
    const { client, onFailure } = start({ "app.ready": ready });
    const error = await failure(client.call("app.ready", { paintMs: -1 }));
    expect(error).toMatchObject({ code: "BAD_INPUT", evidence: expect.stringContaining("paintMs") });
    expect(ready).not.toHaveBeenCalled();
    expect(onFailure).not.toHaveBeenCalled();
  });

  it("brings every field of an IpcError across", async () => {
    const data = { code: "REFUSED", message: "No.", advice: "Ask later.", evidence: "EBUSY" } as const;
    const { client, onFailure } = start({
      "app.info": () => {
        throw new IpcError(data);
      },
    });
    expect(await failure(client.call("app.info"))).toEqual(data);
    expect(onFailure).not.toHaveBeenCalled();
  });

  it("answers a mistake of ours with a sentence, and tells the whole error to the main process only", async () => {
    const mistake = new TypeError("x is not a function");
    const { client, onFailure } = start({ "app.info": () => Promise.reject(mistake) });
    const error = await failure(client.call("app.info"));
    expect(error).toMatchObject({ code: "INTERNAL", evidence: "x is not a function" });
    expect(JSON.stringify(error)).not.toContain("ipc.test");
    expect(onFailure).toHaveBeenCalledExactlyOnceWith("app.info", mistake);
  });

  it("says of an error that the main process foresees what that says", async () => {
    const [windowPort, mainPort] = memoryPorts();
    const onFailure = vi.fn();
    const lost = new Error("The lab was killed.");
    serve(mainPort, standInHandlers({ "app.info": () => Promise.reject(lost) }), {
      onFailure,
      foreseen: (error) =>
        error === lost ? new IpcError({ code: "REFUSED", message: "It went away." }) : null,
    });
    const answer = connect(windowPort).call("app.info");
    expect(await failure(answer)).toMatchObject({ code: "REFUSED", message: "It went away." });
    expect(onFailure).not.toHaveBeenCalled();
  });

  it("answers INTERNAL when an output cannot be sent as JSON", async () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const { client } = start({ "app.info": () => ({ ...info, ...circular }) });
    expect(await failure(client.call("app.info"))).toMatchObject({ code: "INTERNAL" });
  });

  it("rejects with CANCELLED when its signal fires, and fires the handler's", async () => {
    const handlerSignal = Promise.withResolvers<AbortSignal>();
    const { client, onFailure } = start({
      "app.info": (_input, { signal }) => {
        handlerSignal.resolve(signal);
        return new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new DOMException("gone", "AbortError")));
        });
      },
    });
    const abort = new AbortController();
    const answer = failure(client.call("app.info", undefined, abort.signal));
    const signal = await handlerSignal.promise;
    abort.abort();
    expect(await answer).toMatchObject({ code: "CANCELLED" });
    await soon(() => expect(signal.aborted).toBe(true));
    expect(onFailure).not.toHaveBeenCalled();
  });

  it("sends nothing when its signal has fired before", async () => {
    const { client, mainPort } = start({ "app.info": () => info });
    const arrived = vi.fn();
    await client.call("app.info");
    mainPort.onMessage(arrived);
    expect(await failure(client.call("app.info", undefined, AbortSignal.abort()))).toMatchObject({
      code: "CANCELLED",
    });
    await client.call("app.info");
    expect(arrived).toHaveBeenCalledOnce();
  });
});

describe("a stream", () => {
  it("brings 1,000 events in order and ends", async () => {
    const { client } = start(counter().handlers);
    const ids: number[] = [];
    for await (const [one] of client.stream("app.notices")) ids.push(one?.id ?? 0);
    expect(ids).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
  });

  it("lets the handler run ahead of the window by its credit and no further", async () => {
    const { seen, handlers } = counter();
    const { client, mainPort } = start(handlers);
    const credits: string[] = [];
    mainPort.onMessage((text) => {
      if (text.includes('"credit"')) credits.push(text);
    });
    const stream = client.stream("app.notices");
    await stream.next();
    await soon(() => expect(seen.produced).toBe(streamCredit));
    for (let taken = 1; taken < streamCredit; taken += 1) await stream.next();
    await soon(() => expect(seen.produced).toBe(streamCredit + streamCredit / 2));
    expect(credits).toHaveLength(1);
    await stream.return();
  });

  it("is cancelled by leaving the loop: the handler's signal fires and its iterator is returned", async () => {
    const { seen, returned, handlers } = counter();
    const { client } = start(handlers);
    for await (const [one] of client.stream("app.notices")) if (one?.id === 3) break;
    await returned;
    expect(seen.signal?.aborted).toBe(true);
  });

  it("ends without an error when its signal fires, also while it waits for an event", async () => {
    const started = Promise.withResolvers<AbortSignal>();
    const { client } = start({
      "app.notices": async function* (_input, { signal }) {
        started.resolve(signal);
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        yield* [];
      },
    });
    const abort = new AbortController();
    const next = client.stream("app.notices", undefined, abort.signal).next();
    const signal = await started.promise;
    abort.abort();
    expect(await next).toEqual({ done: true, value: undefined });
    await soon(() => expect(signal.aborted).toBe(true));
  });

  it("throws what the handler throws, after the events that came before", async () => {
    const { client } = start({
      "app.notices": async function* () {
        yield notice(1);
        throw new IpcError({ code: "REFUSED", message: "Enough." });
      },
    });
    const ids: number[] = [];
    const error = await failure(
      (async () => {
        for await (const [one] of client.stream("app.notices")) ids.push(one?.id ?? 0);
      })(),
    );
    expect(ids).toEqual([1]);
    expect(error).toMatchObject({ code: "REFUSED", message: "Enough." });
  });

  it("is returned, with what it holds, when one of its events cannot be sent", async () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    const returned = Promise.withResolvers<void>();
    const { client } = start({
      "app.notices": async function* () {
        try {
          yield [{ ...notice(1)[0], ...circular }] as readonly Notice[];
        } finally {
          returned.resolve();
        }
      },
    });
    const read = client.stream("app.notices").next();
    expect(await failure(read)).toMatchObject({ code: "INTERNAL" });
    await returned.promise;
  });

  it("hands a failure of the iterator's own clean-up to the main process", async () => {
    const { client, onFailure } = start({
      "app.notices": async function* () {
        try {
          for (let id = 1; ; id += 1) yield notice(id);
        } finally {
          // biome-ignore lint/correctness/noUnsafeFinally: this is the case under test
          throw new Error("clean-up failed");
        }
      },
    });
    for await (const _ of client.stream("app.notices")) break;
    await soon(() => expect(onFailure).toHaveBeenCalledOnce());
  });
});

describe("the end of either side", () => {
  it("rejects all that is under way, and what is asked later, when the main process stops", async () => {
    const handlerSignal = Promise.withResolvers<AbortSignal>();
    const { client, stop } = start({
      "app.info": (_input, { signal }) => {
        handlerSignal.resolve(signal);
        return new Promise<AppInfo>(() => {});
      },
      "app.notices": async function* (_input, { signal }) {
        await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
        yield* [];
      },
    });
    const call = failure(client.call("app.info"));
    const stream = failure(client.stream("app.notices").next());
    const signal = await handlerSignal.promise;
    stop();
    expect(signal.aborted).toBe(true);
    expect(await call).toMatchObject({ code: "REFUSED" });
    expect(await stream).toMatchObject({ code: "REFUSED" });
    expect(await failure(client.call("app.info"))).toMatchObject({ code: "REFUSED" });
  });

  it("rejects all when the window closes its client", async () => {
    const { client } = start({ "app.info": () => new Promise<AppInfo>(() => {}) });
    const call = failure(client.call("app.info"));
    client.close();
    expect(await call).toMatchObject({ code: "REFUSED" });
  });

  it("rejects a request that the port refuses", async () => {
    let broken = false;
    const port: Port = {
      post: () => {
        if (broken) throw new Error("EPIPE");
      },
      onMessage: () => () => {},
    };
    const client = connect(port);
    broken = true;
    expect(await failure(client.call("app.info"))).toMatchObject({ code: "INTERNAL", evidence: /EPIPE/ });
  });

  it("cancels a former page's requests when the next one begins, and answers nothing of them", async () => {
    const { seen, returned, handlers } = counter();
    const { client, windowPort } = start({ ...handlers, "app.info": () => info });
    await client.stream("app.notices").next();
    const next = connect(windowPort);
    await returned;
    expect(seen.signal?.aborted).toBe(true);
    expect(await next.call("app.info")).toEqual(info);
  });
});
