import { expect, test } from "vitest";
import { inheritedEnv } from "./inherited-env.ts";

const env = {
  PATH: "/home/me/bin::.:/usr/bin",
  HOME: "/home/me",
  LANG: "C.UTF-8",
  SECRET: "x",
  CNI_PATH: "/y",
};

test("names what plugins get, and nothing else", () => {
  expect(Object.keys(inheritedEnv(env, "lab")).sort()).toEqual(["HOME", "LANG", "PATH"]);
});

test("the lab's PATH is the user's, with the system's directories after it", () => {
  expect(inheritedEnv(env, "lab").PATH).toBe(
    "/home/me/bin:/usr/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin:/bin",
  );
  expect(inheritedEnv({}, "lab").PATH).toBe("/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
});

test("on the host nothing is looked for where the user says", () => {
  expect(inheritedEnv(env, "host").PATH).not.toContain("/home/me");
});
