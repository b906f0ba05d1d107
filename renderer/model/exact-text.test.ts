import { describe, expect, test } from "vitest";
import { exactText, sameBytes } from "./exact-text.ts";

describe("exact bytes as text", () => {
  test("counts bytes, not characters, and keeps a byte order mark", () => {
    const shown = exactText({ encoding: "utf8", text: "\ufeffé" });
    expect(shown).toEqual({ text: "\ufeffé", isText: true, size: 5 });
  });

  test("dumps what is no UTF-8 in hex", () => {
    const base64 = btoa(String.fromCharCode(0xff, 0x41, 0x00));
    expect(exactText({ encoding: "base64", base64 })).toEqual({
      text: `00000000  ${"ff 41 00".padEnd(47)}  .A.`,
      isText: false,
      size: 3,
    });
  });

  test("tells equal bytes from different ones", () => {
    const text = { encoding: "utf8", text: "a" } as const;
    expect(sameBytes(text, { encoding: "utf8", text: "a" })).toBe(true);
    expect(sameBytes(text, { encoding: "utf8", text: "b" })).toBe(false);
    expect(sameBytes(text, { encoding: "base64", base64: "/w==" })).toBe(false);
  });
});
