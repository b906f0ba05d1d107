import { expect, test } from "vitest";
import { defaultHistoryColumns as usual } from "../../shared/settings/history-columns.ts";
import { fitColumns, resizeColumn, runColumns, toggleColumn } from "./run-columns.ts";

const ids = (room: number, columns = usual) => fitColumns(columns, room).map(({ column }) => column.id);

test("a wide list shows all that was chosen, and gives the outcome what is left", () => {
  expect(ids(100)).toEqual(usual.shown);
  expect(fitColumns(usual, 100).filter(({ width }) => width === null)).toMatchObject([
    { column: { id: "outcome" } },
  ]);
});

test("a narrower one does without what matters least, and always shows something", () => {
  expect(ids(37)).toEqual(["time", "operation", "network", "namespace", "outcome", "duration"]);
  expect(ids(20)).toEqual(["time", "operation", "outcome"]);
  expect(ids(1)).toEqual(["outcome"]);
});

test("without an outcome the last column takes what is left", () => {
  const columns = toggleColumn(usual, "outcome");
  expect(fitColumns(columns, 100).at(-1)).toMatchObject({ column: { id: "duration" }, width: null });
});

test("a column keeps the width that it was given, within bounds", () => {
  const [time] = runColumns;
  if (time === undefined) throw new Error("no column");
  expect(fitColumns(resizeColumn(usual, time, 12), 100)[0]?.width).toBe(12);
  expect(fitColumns(resizeColumn(usual, time, 0), 100)[0]?.width).toBe(time.minWidth);
  expect(fitColumns(resizeColumn(usual, time, 500), 200)[0]?.width).toBe(40);
});

test("columns are added in their place and taken away, but never the last one", () => {
  expect(toggleColumn(usual, "container").shown).toEqual([
    ...["time", "operation", "network", "namespace", "interface", "container", "outcome", "duration"],
  ]);
  const one = { shown: ["time"], widths: {} } as const;
  expect(toggleColumn(one, "time")).toBe(one);
  expect(toggleColumn(toggleColumn(usual, "time"), "time")).toEqual(usual);
});
