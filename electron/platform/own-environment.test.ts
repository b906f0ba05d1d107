import { expect, test } from "vitest";
import { type Machine, ownEnvironment } from "./own-environment.ts";

const owners = new Map([
  ["/", 0],
  ["/root", 0],
  ["/home/ann", 1000],
  ["/srv", 0],
]);
const machine = (uid: number, listedHome: string | null): Machine => ({
  uid,
  listedHome,
  ownerOf: (path) => owners.get(path) ?? null,
});
const ann = machine(1000, "/home/ann");
const root = machine(0, "/root");

test("HOME is the home, also one that is not there yet", () => {
  const env = { HOME: "/home/ann", PATH: "/bin" };
  expect(ownEnvironment(env, ann)).toEqual({ env, home: "/home/ann", foreignHome: null });
  expect(ownEnvironment({ HOME: "/home/bob" }, ann).home).toBe("/home/bob");
});

test.each([{}, { HOME: "" }, { HOME: "home/ann" }])(
  "without a usable HOME, %o, it is the listed one",
  (env) => {
    expect(ownEnvironment(env, ann)).toMatchObject({ home: "/home/ann", env: { HOME: "/home/ann" } });
  },
);

test.each([null, "", "relative"])("a user without a home, %o, is told what to do", (listedHome) => {
  expect(() => ownEnvironment({}, machine(1000, listedHome))).toThrow(/no home directory.*set HOME/);
});

test("root keeps out of the home that sudo -E hands over, and can still open a window", () => {
  const env = {
    HOME: "/home/ann",
    XDG_CONFIG_HOME: "/home/ann/.config",
    XDG_STATE_HOME: "/srv/state",
    DISPLAY: ":0",
  };
  const own = ownEnvironment(env, root);
  expect(own).toMatchObject({ home: "/root", foreignHome: "/home/ann" });
  expect(own.env).toEqual({
    HOME: "/root",
    XDG_CONFIG_HOME: undefined,
    XDG_STATE_HOME: "/srv/state",
    DISPLAY: ":0",
    XAUTHORITY: "/home/ann/.Xauthority",
  });
  expect(ownEnvironment({ ...env, XAUTHORITY: "/run/key" }, root).env.XAUTHORITY).toBe("/run/key");
});

test("root uses a home that is root's, or whose place is", () => {
  for (const home of ["/root", "/srv/new/home"]) {
    expect(ownEnvironment({ HOME: home }, root)).toMatchObject({ home, foreignHome: null });
  }
});

test("an ordinary user may use any home that they name", () => {
  expect(ownEnvironment({ HOME: "/root" }, ann)).toMatchObject({ home: "/root", foreignHome: null });
});
