import { EventEmitter } from "node:events";
import type { Session } from "electron";
import { expect, it, vi } from "vitest";
import { refusePermissions } from "./permissions.ts";

function start() {
  const session = Object.assign(new EventEmitter(), {
    setPermissionRequestHandler: vi.fn(),
    setPermissionCheckHandler: vi.fn(),
    setDevicePermissionHandler: vi.fn(),
    setDisplayMediaRequestHandler: vi.fn(),
  });
  const onRefused = vi.fn();
  refusePermissions(session as unknown as Session, onRefused);
  const request = (permission: string, requestingUrl: string) => {
    const answer = vi.fn();
    session.setPermissionRequestHandler.mock.calls[0]?.[0](null, permission, answer, { requestingUrl });
    return answer.mock.calls;
  };
  const check = (permission: string, origin: string) =>
    session.setPermissionCheckHandler.mock.calls[0]?.[0](null, permission, origin, {});
  return { session, onRefused, request, check };
}

const own = "app://cnitool/index.html";

it.each([
  "media",
  "geolocation",
  "notifications",
  "clipboard-read",
  "midiSysex",
  "openExternal",
  "fullscreen",
  "unknown",
])("grants no %s, asked for or looked up", (permission) => {
  const { request, check, onRefused } = start();
  expect(request(permission, own)).toEqual([[false]]);
  expect(onRefused).toHaveBeenCalledExactlyOnceWith(permission);
  expect(check(permission, own)).toBe(false);
});

it("lets its own page, and no other, put text on the clipboard", () => {
  const { request, check } = start();
  expect(request("clipboard-sanitized-write", own)).toEqual([[true]]);
  expect(check("clipboard-sanitized-write", "app://cnitool")).toBe(true);
  expect(request("clipboard-sanitized-write", "https://example.com/")).toEqual([[false]]);
  expect(check("clipboard-sanitized-write", "https://example.com")).toBe(false);
});

it("gives no device and no screen, and downloads nothing", () => {
  const { session, onRefused } = start();
  expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
  const answer = vi.fn();
  session.setDisplayMediaRequestHandler.mock.calls[0]?.[0]({}, answer);
  expect(answer).toHaveBeenCalledExactlyOnceWith(null);
  const preventDefault = vi.fn();
  session.emit("will-download", { preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(onRefused).toHaveBeenCalledExactlyOnceWith("download");
});
