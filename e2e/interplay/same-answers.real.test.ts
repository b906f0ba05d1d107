import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildReference } from "../../bench/reference/build-reference.ts";
import { mutate } from "../../electron/libcni/testing/mutate.ts";
import { Random } from "../../electron/libcni/testing/random.ts";
import {
  cacheSamples,
  errorSamples,
  listSamples,
  oldResultSamples,
  resultSamples,
  singleSamples,
  versionsSamples,
} from "../../electron/libcni/testing/samples.ts";
import { describeUnless } from "../fixtures/describe-unless.ts";
import { comparable, isBeyondReference } from "./allowances.ts";
import { ourAnswer } from "./our-answer.ts";
import { type Question, ReferenceProcess } from "./reference-process.ts";

const reference = buildReference(join(import.meta.dirname, "../../.cache/reference"));

/** What libcni 1.1.2 does not know is left out: it would be a difference, and not one that matters. */
const samples: Readonly<Record<Question["call"], readonly string[]>> = {
  json: [...listSamples, ...singleSamples, ...resultSamples, ...cacheSamples],
  plugin: singleSamples,
  list: singleSamples.map((plugin) => `{"cniVersion":"1.0.0","name":"n","plugins":[${plugin},{"type":"r"}]}`),
  result: oldResultSamples,
  versions: versionsSamples,
  error: errorSamples,
  cached: cacheSamples.map((entry) => entry.replace('"netns":"/run/netns/c1",', "")),
};
const versions = ["", "0.1.0", "0.2.0", "0.3.0", "0.3.1", "0.4.0", "1.0.0", "9.9.9"];
const questionsEach = Number(process.env.CNITOOL_DESKTOP_QUESTIONS ?? 3000);
const seed = Number(process.env.CNITOOL_DESKTOP_SEED ?? 1);

describeUnless(
  "missing" in reference ? reference.missing : null,
  "the engine answers as libcni and Go do",
  () => {
    let started: ReferenceProcess;
    beforeAll(() => {
      if ("file" in reference) started = new ReferenceProcess(reference.file);
    });
    afterAll(() => started.close());

    test.each<Question["call"]>(["json", "plugin", "list", "result", "versions", "error", "cached"])(
      "%s, of thousands of texts that are more or less wrong",
      async (call) => {
        const random = new Random(seed);
        const compared = { outputs: 0, errors: 0 };
        for (let left = questionsEach; left > 0; left -= 500) {
          const questions = Array.from({ length: Math.min(left, 500) }, () => ({
            call,
            data: mutate(random, samples[call]),
            version: random.pick(versions),
          }));
          const answers = await started.ask(questions);
          for (const [at, question] of questions.entries()) {
            const theirs = answers[at] ?? { panic: "There is no answer." };
            if (isBeyondReference(question, theirs)) continue;
            const asked = `${question.version} ${Buffer.from(question.data)}`;
            expect(comparable(question, await ourAnswer(question)), asked).toBe(comparable(question, theirs));
            compared["output" in theirs ? "outputs" : "errors"]++;
          }
        }
        // Both kinds have to come up often, or little would be proven.
        expect(Math.min(compared.outputs, compared.errors)).toBeGreaterThan(questionsEach / 20);
      },
    );
  },
);
