import { expect, test } from "vitest";
import { parseCommandLine } from "./command-line.ts";

const add = (words: readonly string[], given: Readonly<Record<string, string>> = {}) => ({
  kind: "command",
  verb: "add",
  words,
  given: new Map(Object.entries(given)),
});

test.each([
  [["add", "n", "/ns"], add(["n", "/ns"])],
  [["add", "n", "/ns", "extra"], add(["n", "/ns", "extra"])],
  [["add", "--", "n", "/ns"], add(["n", "/ns"])],
  [["add", "--", "-x", "/ns"], add(["-x", "/ns"])],
  [["add", "", "/ns"], add(["", "/ns"])],
  [["add", "n", "/ns", "-i", "net1"], add(["n", "/ns"], { ifname: "net1" })],
  [["add", "-inet1", "n", "/ns"], add(["n", "/ns"], { ifname: "net1" })],
  [["-i", "-x", "add", "n", "/ns"], add(["n", "/ns"], { ifname: "-x" })],
  [["add", "n", "/ns", "--ifname", "net1"], add(["n", "/ns"], { ifname: "net1" })],
  [["add", "n", "/ns", "--ifname="], add(["n", "/ns"], { ifname: "" })],
  [["add", "n", "/ns", "--ifname=a=b"], add(["n", "/ns"], { ifname: "a=b" })],
  [["add", "n", "/ns", "-i=net1"], add(["n", "/ns"], { ifname: "net1" })],
  [["add", "-i", "a", "n", "/ns", "-i", "b"], add(["n", "/ns"], { ifname: "b" })],
  [["add", "n", "/ns", "--trace", "--timeout", "1.5"], add(["n", "/ns"], { trace: "", timeout: "1.5" })],
  [["add", "n", "/ns", "--target=lab", "--json"], add(["n", "/ns"], { target: "lab", json: "" })],
  [
    ["gc", "n", "--dry-run"],
    { kind: "command", verb: "gc", words: ["n"], given: new Map([["dry-run", ""]]) },
  ],
  [
    ["lab", "--", "sh", "-c", "--json"],
    { kind: "command", verb: "lab", words: ["sh", "-c", "--json"], given: new Map() },
  ],
  [
    ["history", "show", "3", "--op", "add"],
    { kind: "command", verb: "history", words: ["show", "3"], given: new Map([["op", "add"]]) },
  ],
  [[], { kind: "help", verb: null }],
  [["--help"], { kind: "help", verb: null }],
  [["help"], { kind: "help", verb: null }],
  [["help", "gc"], { kind: "help", verb: "gc" }],
  [["add", "-h"], { kind: "help", verb: "add" }],
  [["--version"], { kind: "version" }],
])("%j", (argv, commandLine) => {
  expect(parseCommandLine(argv)).toEqual(commandLine);
});

test.each([
  [["ADD", "n", "/ns"], 'unknown command "ADD"; did you mean "add"?', null],
  [["statsu", "n", "/ns"], 'unknown command "statsu"; did you mean "status"?', null],
  [["frobnicate"], 'unknown command "frobnicate"', null],
  [["help", "frobnicate"], 'unknown command "frobnicate"', null],
  [["toString"], 'unknown command "toString"', null],
  [["", "n", "/ns"], 'unknown command ""', null],
  [["add", "n"], '"add" needs NETWORK NETNS', "add"],
  [["gc", "n"], '"gc" needs NETWORK NETNS', "gc"],
  [["version"], '"version" needs NETWORK', "version"],
  [["add", "n", "/ns", "-i"], "-i needs NAME behind it", null],
  [["add", "n", "/ns", "-z"], "unknown option -z", null],
  [["add", "n", "/ns", "--trase"], 'unknown option --trase; did you mean "--trace"?', null],
  [["add", "n", "/ns", "--json=yes"], "--json takes no value, so --json=yes is none of the options", null],
  [["add", "n", "/ns", "--limit", "3"], '"add" has no option --limit', "add"],
  [
    ["history", "--search", "bogus:x"],
    "--search is not understood: There is no “bogus:”. Put it in quotes to look for it as it is.",
    null,
  ],
  [["history", "--limit", "0"], '--limit has to be a whole number from 1 on, not "0"', null],
  [["add", "n", "/ns", "--timeout", "-1"], '--timeout has to be a number of seconds above 0, not "-1"', null],
  [["add", "n", "/ns", "--target", "moon"], '--target has to be one of lab, host, not "moon"', null],
])("%j: %s", (argv, message, about) => {
  expect(parseCommandLine(argv)).toEqual({ kind: "mistake", message, about });
});
