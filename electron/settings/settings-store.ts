import { readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { type settingsChange, settings as settingsSchema } from "../../shared/ipc/schemas.ts";
import { defaultSettings, type Settings } from "../../shared/settings/settings.ts";
import { writeFileAtomically } from "../platform/atomic-write.ts";
import { hasErrorCode } from "../platform/error-code.ts";
import { makeDirectory } from "../platform/make-directory.ts";

export type SettingsChange = z.output<typeof settingsChange>;

/** What the window remembers, in one JSON file. */
export interface SettingsStore {
  get(): Settings;
  /** Takes the given fields over and answers, once they are on the disk, with all. Changes are made one after the other. */
  change(change: SettingsChange): Promise<Settings>;
  /** Why the file that is there cannot be used, nor moved aside; the defaults are taken. `null` if all is well. */
  readonly problem: { readonly file: string; readonly message: string } | null;
  /** Where a file that could not be read as settings was moved to; `null` if there was none. */
  readonly setAside: string | null;
  /** Resolves when all changes so far are on the disk, or have failed. */
  settled(): Promise<void>;
}

/**
 * Reads the settings. A file that is not ours, or broken, is moved aside to `<file>.broken` and the defaults taken.
 * Settings are no reason not to start: where that fails as well, `problem` says why.
 */
export async function openSettings(file: string): Promise<SettingsStore> {
  const { stored, setAside, problem } = await load(file);
  let current = stored;
  let last: Promise<unknown> = Promise.resolve();
  const apply = async (change: SettingsChange): Promise<Settings> => {
    const next = { ...current, ...withoutAbsent(change) };
    makeDirectory(dirname(file));
    await writeFileAtomically(file, new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`), 0o600);
    current = next;
    return next;
  };
  return {
    get: () => current,
    change: (change) => {
      const result = last.then(() => apply(change));
      // A failed change is its caller's to hear of; the next one is made all the same.
      last = result.catch(() => {});
      return result;
    },
    ...{ problem, setAside },
    settled: async () => {
      await last;
    },
  };
}

interface Loaded extends Pick<SettingsStore, "problem" | "setAside"> {
  readonly stored: Settings;
}

async function load(file: string): Promise<Loaded> {
  const asNew = { stored: defaultSettings, setAside: null, problem: null };
  try {
    const text = await readIfThere(file);
    if (text === null) return asNew;
    const stored = parse(text);
    if (stored !== null) return { ...asNew, stored };
    const setAside = `${file}.broken`;
    await rename(file, setAside);
    return { ...asNew, setAside };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...asNew, problem: { file, message } };
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return null;
    throw error;
  }
}

/** `null` if the text is no settings. Fields that an older version did not have yet get their defaults. */
function parse(text: string): Settings | null {
  const fields = z
    .string()
    .transform((json, context) => {
      try {
        return JSON.parse(json);
      } catch (error) {
        context.addIssue(String(error));
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), z.unknown()))
    .safeParse(text);
  if (!fields.success) return null;
  const parsed = settingsSchema.safeParse({ ...defaultSettings, ...fields.data });
  return parsed.success ? parsed.data : null;
}

/** A field that is present as `undefined` restricts nothing and changes nothing. */
function withoutAbsent(change: SettingsChange): Partial<Settings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
