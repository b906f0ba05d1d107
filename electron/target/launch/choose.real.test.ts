import { join } from "node:path";
import { expect, test } from "vitest";
import { offerHost, offerTargets } from "./choose.ts";
import type { LaunchOptions } from "./launch-options.ts";

const options: LaunchOptions = {
  node: { execPath: process.execPath, env: {} },
  helperFile: join(import.meta.dirname, "../helper/main.ts"),
  allowedDirectories: ["/etc/cni/net.d"],
};
const isRoot = process.getuid?.() === 0;

test("every target is offered, or there is a reason and advice", async () => {
  const offers = await offerTargets(options);
  expect(offers.map(({ id }) => id)).toEqual(["lab", "host"]);
  for (const offer of offers) {
    expect(offer.available || (offer.reason.length > 10 && offer.advice.length > 10)).toBe(true);
  }
});

test("this host is offered to root only", () => {
  expect(offerHost(options, 0)).toMatchObject({ id: "host", available: true });
  expect(offerHost(options, 1000)).toMatchObject({
    available: false,
    reason: expect.stringContaining("administrator rights"),
    advice: expect.stringContaining("sudo"),
  });
});

test("the helper on this host starts root's plugins only", async ({ skip }) => {
  skip(!isRoot, "only root may start the helper on this host");
  const offer = offerHost({ ...options, pluginDirectories: ["/usr/bin"] }, 0);
  if (!offer.available) throw new Error(offer.reason);
  const host = await offer.launch();
  try {
    const run = (file: string) => host.exec({ argv: [file], env: {}, stdin: new Uint8Array() });
    expect(await run("/usr/bin/true")).toMatchObject({ argv: ["/usr/bin/true"], exitCode: 0 });
    await expect(run("/tmp/true")).rejects.toMatchObject({ data: { code: "REFUSED" } });
    expect(await host.files.stat("/usr/bin/true")).toMatchObject({ kind: "file" });
    await expect(
      host.files.writeAtomically("/usr/bin/written-by-test", new Uint8Array(), 0o600),
    ).rejects.toMatchObject({ code: "EPERM" });
  } finally {
    await host.close();
  }
});
