import { expect, test } from "vitest";
import { createLocalTarget } from "./local-target.ts";

const sleep = { argv: ["/bin/sleep", "100"], env: {}, stdin: new Uint8Array() } as const;

test("runs programs in this process's own namespaces", async () => {
  const target = createLocalTarget({ id: "host" });
  const result = await target.exec({ ...sleep, argv: ["/bin/sh", "-c", "echo hello"] });
  expect(new TextDecoder().decode(result.stdout)).toBe("hello\n");
  await target.close();
});

test("a caller's signal ends its own program only", async () => {
  const target = createLocalTarget({ id: "host" });
  const first = new AbortController();
  const results = [target.exec({ ...sleep, signal: first.signal }), target.exec(sleep)];
  first.abort();
  expect(await results[0]).toMatchObject({ cancelled: true });
  await target.close();
  expect(await results[1]).toMatchObject({ cancelled: true });
});

test("closing ends what runs and refuses what comes later", async () => {
  const target = createLocalTarget({ id: "host" });
  const running = target.exec(sleep);
  await target.close();
  expect(await running).toMatchObject({ cancelled: true });
  await expect(target.exec(sleep)).rejects.toMatchObject({ name: "TargetLostError" });
  expect(await target.ended).toBe("It was closed.");
});
