import type { Session } from "electron";
import { expect, it, vi } from "vitest";
import { disableNetwork, refuseRequests } from "./network.ts";

it("lets the browser resolve no name and use no proxy", () => {
  const appendSwitch = vi.fn();
  disableNetwork({ appendSwitch });
  expect(appendSwitch.mock.calls).toEqual(
    expect.arrayContaining([["host-resolver-rules", "MAP * ~NOTFOUND"], ["no-proxy-server"]]),
  );
});

it.each([
  ["app://cnitool/assets/a.js", false],
  ["data:image/png;base64,AA==", false],
  ["https://cnitool/assets/a.js", true],
  ["app://other/a.js", true],
  ["http://127.0.0.1:80/", true],
  ["wss://example.com/", true],
  ["file:///etc/passwd", true],
])("%s: cancelled %s", (url, cancel) => {
  const onBeforeRequest = vi.fn();
  const onRefused = vi.fn();
  refuseRequests(
    { webRequest: { onBeforeRequest } as Pick<Session["webRequest"], "onBeforeRequest"> },
    onRefused,
  );
  const answer = vi.fn();
  onBeforeRequest.mock.calls[0]?.[0]({ url }, answer);
  expect(answer).toHaveBeenCalledExactlyOnceWith({ cancel });
  expect(onRefused).toHaveBeenCalledTimes(cancel ? 1 : 0);
});
