import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSavedFiles } from "./saved-files.ts";

let homeDir = "";
const bytes = new TextEncoder().encode("<svg/>");
const paths = () => ({ homeDir, userDirsFile: join(homeDir, "user-dirs.dirs") });

beforeEach(() => {
  homeDir = mkdtempSync(join(tmpdir(), "saved-files-"));
});
afterEach(() => rmSync(homeDir, { recursive: true, force: true }));

test("a file goes into the folder for downloads, for its user alone, and takes no other one's place", async () => {
  const downloads = join(homeDir, "Downloads");
  mkdirSync(downloads);
  writeFileSync(join(downloads, "a.svg"), "mine");
  // What a link leads to is somebody else's too, also where there is nothing yet.
  symlinkSync(join(homeDir, "elsewhere"), join(downloads, "a (2).svg"));
  expect(await createSavedFiles(paths()).save("a.svg", bytes)).toEqual({
    path: join(downloads, "a (3).svg"),
  });
  expect(readFileSync(join(downloads, "a.svg"), "utf8")).toBe("mine");
  expect(readFileSync(join(downloads, "a (3).svg"), "utf8")).toBe("<svg/>");
  expect(statSync(join(downloads, "a (3).svg")).mode & 0o777).toBe(0o600);
  expect(readdirSync(homeDir)).toEqual(["Downloads"]);
});

test.each([
  ['XDG_DOWNLOAD_DIR="$HOME/Herunter geladen"', "Herunter geladen"],
  ['# a comment\nXDG_DESKTOP_DIR="$HOME/x"\nXDG_DOWNLOAD_DIR="$HOME/D\\"L"\n', 'D"L'],
  ['XDG_DOWNLOAD_DIR="relative"', "Downloads"],
  ["", "Downloads"],
])("the folder is the one that the desktop lists: %j", async (list, folder) => {
  writeFileSync(paths().userDirsFile, list);
  expect(await createSavedFiles(paths()).save("a.svg", bytes)).toEqual({
    path: join(homeDir, folder, "a.svg"),
  });
});

test("a file that something else makes takes no other one's place either, and leaves nothing where it fails", async () => {
  const downloads = join(homeDir, "Downloads");
  mkdirSync(downloads);
  writeFileSync(join(downloads, "a.cnirun"), "mine");
  const files = createSavedFiles(paths());
  const made = await files.make("a.cnirun", async (temporary) => writeFileSync(temporary, "runs"));
  expect(made).toEqual({ path: join(downloads, "a (2).cnirun") });
  expect(readFileSync(join(downloads, "a (2).cnirun"), "utf8")).toBe("runs");
  expect(statSync(join(downloads, "a (2).cnirun")).mode & 0o777).toBe(0o600);
  const failing = files.make("a.cnirun", async (temporary) => {
    writeFileSync(temporary, "ru");
    throw new Error("no room");
  });
  await expect(failing).rejects.toThrow("no room");
  expect(readdirSync(downloads).sort()).toEqual(["a (2).cnirun", "a.cnirun"]);
  expect(readFileSync(join(downloads, "a.cnirun"), "utf8")).toBe("mine");
});

test("a host that asks has the last word", async () => {
  const asked: string[] = [];
  const chosen = join(homeDir, "b.svg");
  writeFileSync(chosen, "old");
  const yes = createSavedFiles(paths(), async (proposal) => {
    asked.push(proposal);
    return chosen;
  });
  expect(await yes.save("a.svg", bytes)).toEqual({ path: chosen });
  expect(readFileSync(chosen, "utf8")).toBe("<svg/>");
  expect(asked).toEqual([join(homeDir, "Downloads/a.svg")]);
  expect(await createSavedFiles(paths(), async () => null).save("a.svg", bytes)).toBeNull();
  expect(readdirSync(homeDir)).toEqual(["b.svg"]);
});

test("what does not work is told with its reason", async () => {
  writeFileSync(join(homeDir, "Downloads"), "a file");
  await expect(createSavedFiles(paths()).save("a.svg", bytes)).rejects.toMatchObject({
    data: {
      code: "REFUSED",
      message: expect.stringMatching(/^a\.svg could not be saved: .*(EEXIST|ENOTDIR)/),
    },
  });
});
