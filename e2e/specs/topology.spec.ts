import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator } from "@playwright/test";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import type { LabProbe } from "../fixtures/kernel.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { RunView } from "../pages/run-view.ts";
import { TryIt } from "../pages/try-it.ts";

interface KernelLink {
  readonly ifname: string;
  readonly ifindex: number;
  readonly link_index?: number;
}

const named = ["demo1", "demo2"] as const;

/** Links of a namespace of the lab but the loopback, by what `ip` says. */
function kernelLinks(lab: LabProbe, namespace: string | null): readonly KernelLink[] {
  const where = namespace === null ? [] : ["-n", namespace];
  const links: readonly KernelLink[] = JSON.parse(lab.print("ip", ...where, "-j", "-d", "link"));
  return links.filter(({ ifname }) => ifname !== "lo");
}

/** The names by which the window knows them, `namespace/index`. */
const idsOf = (lab: LabProbe) =>
  [null, ...named].flatMap((namespace) =>
    kernelLinks(lab, namespace).map(({ ifindex }) => `${namespace ?? ""}/${ifindex}`),
  );

/** The ends of each veth pair between the lab's side and its namespaces, as the kernel has them. */
const pairsOf = (lab: LabProbe) =>
  named.flatMap((namespace) =>
    kernelLinks(lab, namespace).map(({ ifindex, link_index }) => `/${link_index} ${namespace}/${ifindex}`),
  );

const attributes = (locator: Locator, name: string) =>
  locator.evaluateAll((elements, of) => elements.map((element) => element.getAttribute(of)), name);

test("the topology shows what the kernel holds, marks what the run made, and can be walked and saved", async ({
  page,
  lab,
  home,
}) => {
  const run = new RunView(page);
  for (const name of named) await run.createNamespace(name);
  await run.chooseNetwork("lab-net");
  await run.chooseNamespace("demo1");
  await run.run("ADD", "succeeded");
  await run.panel.open("Topology");
  const picture = run.panel.topology();
  const link = (name: RegExp) => picture.getByRole("button", { name });
  await expect(link(/^lab0 10\.88\.0\.1\/16 bridge, 1 port, in Lab, up, made by run 1$/)).toBeVisible();

  // The picture follows the next run while it is on screen, also where it was enlarged beyond what that makes.
  const isInSight = async (part: Locator) => {
    const [inner, outer] = [await part.boundingBox(), await picture.boundingBox()];
    if (inner === null || outer === null) return false;
    return inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;
  };
  await picture.hover({ position: { x: 5, y: 5 } });
  await page.mouse.wheel(0, -2000);
  await expect.poll(() => isInSight(link(/^eth0 .*, in demo1/))).toBe(false);
  await run.chooseNamespace("demo2");
  await run.run("ADD", "succeeded");
  await expect.poll(() => isInSight(link(/^eth0 .*, in demo2/))).toBe(true);
  await expect(link(/^eth0 10\.88\.0\.3\/16, veth, in demo2, up, made by run 2$/)).toBeVisible();
  await expect(link(/^eth0 10\.88\.0\.2\/16, veth, in demo1, up$/)).toBeVisible();
  await expect(link(/^lab0 10\.88\.0\.1\/16 bridge, 2 ports, in Lab, up$/)).toBeVisible();
  await expect(picture.getByRole("img")).toHaveAccessibleName("default via 10.88.0.1, made by run 2");
  expect((await attributes(picture.getByRole("button"), "data-link")).toSorted()).toEqual(
    idsOf(lab).toSorted(),
  );
  const joints = await attributes(picture.locator("[data-joint]"), "data-joint");
  expect(joints).toHaveLength(4);
  expect(joints).toEqual(expect.arrayContaining([...pairsOf(lab)]));
  await expect(run.panel.region).toContainText("made by run 2");

  // Arrows lead along the lines, Enter to the details.
  await link(/^eth0 .*, in demo2/).focus();
  await page.keyboard.press("ArrowUp");
  await expect(link(/^veth\w+, veth, in Lab, up, made by run 2$/)).toBeFocused();
  await page.keyboard.press("Enter");
  const details = run.panel.region.getByRole("region", { name: /^Details of veth\w+ in Lab$/ });
  await expect(details).toContainText("eth0 in demo2");
  await expect(details).toContainText("Port oflab0");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await page.keyboard.press("Escape");
  await expect(details).toBeHidden();
  await page.keyboard.press("ArrowUp");
  await expect(link(/^lab0 /)).toBeFocused();

  // Keys and wheel enlarge, 0 shows all of it again.
  const width = async () => (await link(/^eth0 .*, in demo1/).boundingBox())?.width ?? 0;
  const fitted = await width();
  await page.keyboard.press("+");
  await expect.poll(width).toBeCloseTo(fitted * 1.25, 0);
  await picture.hover();
  await page.mouse.wheel(0, 300);
  await expect.poll(width).toBeLessThan(fitted);
  await page.keyboard.press("0");
  await expect.poll(width).toBeCloseTo(fitted, 0);

  // A click or drag between the links gives the keys to the picture, without a ring; Tab still stops there once.
  const corner = { x: 5, y: 5 };
  await run.panel.button("Fit").click();
  await picture.click({ position: corner });
  await expect(picture).toBeFocused();
  await expect(picture).toHaveCSS("outline-style", "none");
  await page.keyboard.press("+");
  await expect.poll(width).toBeCloseTo(fitted * 1.25, 0);
  await run.panel.button("Fit").click();
  await picture.dragTo(picture, { sourcePosition: corner, targetPosition: { x: 40, y: 40 } });
  await expect(picture).toBeFocused();
  await page.keyboard.press("-");
  await expect.poll(width).toBeCloseTo(fitted / 1.25, 0);
  await expect(picture.locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(link(/^lab0 /)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(picture).not.toBeFocused();
  await page.keyboard.press("Tab");
  await expect(link(/^lab0 /)).toBeFocused();
  await page.keyboard.press("0");

  // On a projector the words grow with those of the window, and Fit still shows all of it.
  const words = async () => (await picture.getByText("demo2").boundingBox())?.height ?? 0;
  const wordsBefore = await words();
  await page.getByRole("button", { name: "Projector mode" }).click();
  await expect.poll(words).toBeGreaterThan(wordsBefore * 1.4);
  await expect.poll(() => isInSight(link(/^eth0 .*, in demo2/))).toBe(true);
  await run.panel.button("Fit").click();
  await expect.poll(() => isInSight(picture.getByText("demo1"))).toBe(true);
  await page.getByRole("button", { name: "Projector mode" }).click();
  await expect.poll(words).toBeCloseTo(wordsBefore, 0);

  // Both files hold the picture; the SVG all of its words.
  for (const kind of ["SVG", "PNG"]) {
    await run.panel.button("Save picture").click();
    await page.getByRole("menuitem", { name: kind }).click();
    await expect(new AppWindow(page).messages()).toContainText(`topology-lab-run-2.${kind.toLowerCase()}`);
  }
  const saved = (kind: string) =>
    readFileSync(join(home.paths.homeDir, `Downloads/topology-lab-run-2.${kind}`));
  const size = await page.evaluate(
    async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    },
    `data:image/png;base64,${saved("png").toString("base64")}`,
  );
  const svg = saved("svg").toString();
  const [, viewWidth = "", viewHeight = ""] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  expect(size).toEqual([Math.round(Number(viewWidth) * 2), Math.round(Number(viewHeight) * 2)]);
  for (const word of ["demo1", "demo2", "10.88.0.3/16", "default via 10.88.0.1"]) expect(svg).toContain(word);
  // The new veth has a mark at both ends, and the new route one.
  expect(svg.match(/<circle /g)).toHaveLength(3);
  expect(svg).not.toMatch(/var\(|class=/);
  // Whatever fonts another machine has, each word takes the room that it has here.
  expect(svg.match(/<text /g)?.length).toBe(svg.match(/<text [^>]*textLength="[\d.]+"/g)?.length);

  // Who reaches whom is a click away, and so is the way back.
  await run.panel.button("Try it").click();
  await page.getByRole("button", { name: "Show topology" }).click();
  await expect(picture).toBeVisible();

  // Where there is room, it is beside the picture, and the run can have all of the view.
  const tryIt = new TryIt(page);
  await page.keyboard.press("Control+Shift+F");
  await expect(run.panel.button("Fill the view")).toHaveAttribute("aria-pressed", "true");
  await expect(run.form).toBeHidden();
  await expect(picture).toBeVisible();
  await expect(tryIt.grid()).toBeVisible();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await run.panel.button("Try it").click();
  await expect(tryIt.grid()).toBeHidden();
  await expect(picture).toBeVisible();
  await run.panel.button("Fill the view").click();
  await expect(run.form).toBeVisible();

  // What is gone is said, and not drawn.
  await run.run("DEL", "succeeded");
  await expect(link(/^eth0 .*, in demo2/)).toBeHidden();
});
