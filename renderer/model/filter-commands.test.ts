import { expect, test } from "vitest";
import { filterCommands } from "./filter-commands.ts";

const command = (name: string, note = "") => ({ name, note });
const groups = [
  { name: "Run", commands: [command("ADD", "lab-net /run/netns/demo1")] },
  {
    name: "Networks",
    commands: [command("Choose ptp-net", "lab.conf"), command("Choose lab-net", "10.conf")],
  },
];
const names = (query: string): readonly string[] =>
  filterCommands(groups, query).flatMap(({ commands }) => commands.map(({ name }) => name));

test("every word has to be in the group, the name or the note, whatever its case", () => {
  expect(names("")).toEqual(["ADD", "Choose ptp-net", "Choose lab-net"]);
  expect(names("add DEMO1")).toEqual(["ADD"]);
  expect(names("networks ptp")).toEqual(["Choose ptp-net"]);
  expect(names("ptp demo1")).toEqual([]);
});

test("those of whom the name holds it all come first", () => {
  expect(names("lab")).toEqual(["ADD", "Choose lab-net", "Choose ptp-net"]);
});

test("a long group shows its beginning and says how many more there are", () => {
  const commands = Array.from({ length: 300 }, (_, index) => command(`Choose ns-${index}`));
  const [group] = filterCommands([{ name: "Namespaces", commands }], "ns");
  expect(group?.commands).toHaveLength(20);
  expect(group?.hidden).toBe(280);
});
