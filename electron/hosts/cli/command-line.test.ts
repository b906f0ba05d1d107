import { expect, test } from "vitest";
import { parseCommandLine } from "./command-line.ts";

const add = { kind: "command", verb: "add", network: "n", netns: "/ns", ifName: "" };

test.each([
  [["add", "n", "/ns"], add],
  [["add", "n", "/ns", "extra"], add],
  [["add", "--", "n", "/ns"], add],
  [["add", "n", "/ns", "-i", "net1"], { ...add, ifName: "net1" }],
  [["add", "-inet1", "n", "/ns"], { ...add, ifName: "net1" }],
  [["-i", "-x", "add", "n", "/ns"], { ...add, ifName: "-x" }],
  [["add", "n", "/ns", "--ifname", "net1"], { ...add, ifName: "net1" }],
  [["add", "n", "/ns", "--ifname="], add],
  [["add", "n", "/ns", "--ifname=a=b"], { ...add, ifName: "a=b" }],
  [["add", "n", "/ns", "-i=net1"], { ...add, ifName: "net1" }],
  [["add", "--", "-x", "/ns"], { ...add, network: "-x" }],
  [["add", "", "/ns"], { ...add, network: "" }],
  [[], { kind: "help" }],
  [["help"], { kind: "help" }],
  [["add", "-h"], { kind: "help" }],
])("%j", (argv, commandLine) => {
  expect(parseCommandLine(argv)).toEqual(commandLine);
});

test.each([
  [["ADD", "n", "/ns"], 'unknown command "ADD"'],
  [["add", "n"], "\"add\" needs a network's name and a namespace's path"],
  [["add", "n", "/ns", "-i"], "-i needs an interface's name behind it"],
  [["add", "n", "/ns", "-z"], "unknown option -z"],
])("%j: %s", (argv, message) => {
  expect(parseCommandLine(argv)).toEqual({ kind: "mistake", message });
});
