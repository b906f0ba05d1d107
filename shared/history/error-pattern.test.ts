import { describe, expect, test } from "vitest";
import { errorPattern, fixedParts } from "./error-pattern.ts";

describe("errors of one kind have one pattern", () => {
  test.each([
    [
      "bridge: container veth name provided (eth0) already exists",
      "bridge: container veth name provided (…) already exists",
      ["bridge: container veth name provided (", ") already exists"],
    ],
    [
      "host-local: failed to allocate for range 0: no IP addresses available in range set: 10.88.0.1-10.88.0.254",
      "host-local: failed to allocate for range 0: no IP addresses available in range set: …",
      ["host-local: failed to allocate for range 0: no IP addresses available in range set:"],
    ],
    [
      'failed to open netns "/var/run/netns/pod-77": no such file',
      'failed to open netns "…": no such file',
      ['failed to open netns "', '": no such file'],
    ],
    ["ptp: fd00::7/64 is taken by 0a:58:0a:58:00:07.", "ptp: … is taken by ….", ["ptp:", "is taken by"]],
    ["timed out after 30 s", "timed out after 30 s", ["timed out after 30 s"]],
    ["id 4711: gone", "id …: gone", [": gone"]],
    ["", "", []],
  ])("%s", (message, pattern, parts) => {
    expect(errorPattern(message)).toBe(pattern);
    expect(fixedParts(pattern)).toEqual(parts);
    for (const part of parts) expect(message).toContain(part);
  });
});
