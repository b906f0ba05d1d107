import { readFileSync } from "node:fs";
import { findLab } from "../fixtures/kernel.ts";
import { ordinaryUser } from "../fixtures/ordinary-user.ts";
import { commandLine, processTree } from "../fixtures/processes.ts";
import { headless } from "../fixtures/program-env.ts";
import { expect, test } from "../fixtures/test.ts";
import { RunView } from "../pages/run-view.ts";

test("an ordinary user gets a lab and a window, with the browser's sandbox on", async ({
  home,
  launch,
  hostKind,
}) => {
  test.skip(hostKind === "electron", "Playwright starts Electron as whoever runs the tests");
  const user = ordinaryUser();
  test.skip("missing" in user, "missing" in user ? user.missing : "");
  if ("missing" in user) return;
  home.giveTo(user);
  // The display, if there is one, is that of whoever runs the tests.
  const { page, pid } = await launch({ user, env: headless });

  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("ports-net");
  await run.run("ADD", "succeeded");
  const lab = await findLab(pid);
  expect(Object.keys(lab.interfaces("demo1"))).toEqual(["eth0"]);
  await run.run("DEL", "succeeded");
  expect(lab.interfaces("demo1")).toEqual({});

  await expect(page.getByText("Started as root")).toHaveCount(0);
  const ofBrowser = (flag: string) =>
    processTree(pid).filter((each) => commandLine(each.pid).join(" ").includes(flag));
  expect(ofBrowser("--no-sandbox")).toEqual([]);
  const [renderer] = ofBrowser("--type=renderer");
  if (renderer === undefined) throw new Error("the browser has no renderer");
  // SECCOMP_MODE_FILTER, as proc_pid_status(5) has it.
  expect(readFileSync(`/proc/${renderer.pid}/status`, "utf8")).toMatch(/^Seccomp:\s+2$/m);
});
