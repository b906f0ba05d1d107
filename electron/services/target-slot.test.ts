import { expect, test, vi } from "vitest";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { type StandInTarget, standInTarget } from "./stand-ins.ts";
import { type Offer, TargetSlot } from "./target-slot.ts";

function slotOf(offers: readonly (() => Promise<Offer>)[]) {
  let asked = 0;
  const slot = new TargetSlot("lab", () => {
    const offer = offers[Math.min(asked, offers.length - 1)];
    asked += 1;
    return offer?.() ?? Promise.reject(new Error("no offer"));
  });
  const states: string[] = [];
  slot.changed.add(() => states.push(slot.status.state));
  return { slot, states };
}

function launching(): { readonly offer: () => Promise<Offer>; readonly started: StandInTarget[] } {
  const started: StandInTarget[] = [];
  return {
    started,
    offer: () =>
      Promise.resolve({
        available: true,
        launch: () => {
          const target = standInTarget();
          started.push(target);
          return Promise.resolve(target);
        },
      }),
  };
}
const unavailable = () =>
  Promise.resolve({ available: false, reason: "Forbidden.", advice: "Allow it." } as const);

test("starts once, however many ask", async () => {
  const { offer, started } = launching();
  const { slot, states } = slotOf([offer]);
  const [first, second] = await Promise.all([slot.start(), slot.use()]);
  expect(first).toBe(second);
  expect(await slot.start()).toBe(first);
  expect(started).toHaveLength(1);
  expect(states).toEqual(["starting", "ready"]);
});

test("says since when it has been there, so that what ran before is known to have been elsewhere", async () => {
  const { slot } = slotOf([launching().offer]);
  const clock = vi.spyOn(Date, "now").mockReturnValue(1000);
  try {
    await slot.start();
    expect(slot.status).toEqual({ id: "lab", state: "ready", since: 1000 });
    clock.mockReturnValue(2000);
    await slot.reset();
    expect(slot.status).toEqual({ id: "lab", state: "ready", since: 2000 });
  } finally {
    clock.mockRestore();
  }
});

test("one that is not offered says why, and is asked for again only when someone starts it", async () => {
  const { slot } = slotOf([unavailable, launching().offer]);
  await expect(slot.start()).rejects.toMatchObject({
    data: { code: "REFUSED", message: "Forbidden.", advice: "Allow it." },
  });
  expect(slot.status).toEqual({ id: "lab", state: "unavailable", reason: "Forbidden.", advice: "Allow it." });
  await expect(slot.use()).rejects.toThrow("Forbidden.");
  await slot.start();
  expect(slot.status.state).toBe("ready");
});

test("one whose helper refuses to start is not left starting", async () => {
  const refusal = new IpcError({ code: "BAD_INPUT", message: "This helper speaks version 1, not 2." });
  const { slot } = slotOf([
    () => Promise.resolve({ available: true, launch: () => Promise.reject(refusal) }),
  ]);
  await expect(slot.start()).rejects.toMatchObject({
    data: { code: "REFUSED", message: expect.stringContaining("speaks version 1") },
  });
  expect(slot.status).toEqual({ id: "lab", state: "ended", reason: "This helper speaks version 1, not 2." });
});

test("one that fails to start says what happened", async () => {
  const failing: Offer = { available: true, launch: () => Promise.reject(new Error("unshare failed")) };
  const { slot } = slotOf([() => Promise.resolve(failing)]);
  await expect(slot.start()).rejects.toThrow("unshare failed");
  expect(slot.status).toEqual({ id: "lab", state: "ended", reason: "unshare failed" });
});

test("one that goes away is not used again until someone starts it", async () => {
  const { offer, started } = launching();
  const { slot, states } = slotOf([offer]);
  await slot.start();
  started[0]?.end("It was killed.");
  await started[0]?.ended;
  await new Promise(setImmediate);
  expect(slot.status).toEqual({ id: "lab", state: "ended", reason: "It was killed." });
  expect(slot.target).toBeNull();
  await expect(slot.use()).rejects.toThrow("The lab is not running: It was killed.");
  await slot.start();
  expect(states).toEqual(["starting", "ready", "ended", "starting", "ready"]);
});

test("a reset ends the old one before the new one is there", async () => {
  const { offer, started } = launching();
  const { slot, states } = slotOf([offer]);
  const old = await slot.start();
  await slot.reset();
  expect(await old.ended).toBe("It was closed.");
  expect(started).toHaveLength(2);
  expect(slot.target).toBe(started[1]);
  expect(states).not.toContain("ended");
});

test("one that comes up while the program closes is closed as well", async () => {
  const arriving = Promise.withResolvers<StandInTarget>();
  const offer: Offer = { available: true, launch: () => arriving.promise };
  const { slot } = slotOf([() => Promise.resolve(offer)]);
  const starting = slot.start();
  const closing = slot.close();
  const late = standInTarget();
  arriving.resolve(late);
  await expect(starting).rejects.toThrow("closing");
  await closing;
  expect(await late.ended).toBe("It was closed.");
});

test("a look starts nothing", async () => {
  const { offer, started } = launching();
  const { slot } = slotOf([offer]);
  await slot.look();
  expect(slot.status.state).toBe("idle");
  expect(started).toEqual([]);
  await slot.use();
  expect(slot.status.state).toBe("ready");
});
