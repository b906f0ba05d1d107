import { ownOrigin } from "./own-origin.ts";

/** The isolated world that the preload runs in; its scripts see the document and none of the page's objects. */
export const worldName = "preload";

/** The name of the binding by which that world, and no other, reaches this process. */
export const bindingName = "__cnitoolBinding";

/** The function of that world that takes a message for the page, piece by piece. */
export const receiveName = "__cnitoolReceive";

/*
 * Electron's preload runs here unchanged, so what it uses of Electron is rebuilt: `ipcRenderer` over the binding,
 * and `contextBridge`, which hands functions from the isolated world to the page's. The two worlds share the
 * document and no object, so they talk in events whose detail is JSON text; dispatching is synchronous, so a
 * call's value is there when it returns. A value that is a function becomes a number and is called by events.
 *
 * The event names hold a random token, and both scripts run before any of the page's. The token is no secret
 * that anything rests on: whoever knows it can do what `window.cnitool` does, which is the page's good right.
 * What the page cannot have is the binding.
 */

/** Runs in the page's own world: makes `window.<key>` of what the preload exposes. */
export function pageWorldScript(token: string): string {
  return `(() => {
  if (window !== window.top) return;
  const callbacks = [];
  let answer;
  const tell = (message) => {
    answer = undefined;
    dispatchEvent(new CustomEvent(${JSON.stringify(`${token}:preload`)}, { detail: JSON.stringify(message) }));
    if (answer?.error !== undefined) throw new Error(answer.error);
    return answer;
  };
  const encode = (value) =>
    typeof value === "function" ? { callback: callbacks.push(value) - 1 } : { value };
  const call = (key, name, values) => {
    const given = tell({ type: "call", key, name, values: values.map(encode) });
    return given.function === undefined
      ? given.value
      : () => void tell({ type: "callFunction", function: given.function });
  };
  addEventListener(${JSON.stringify(`${token}:page`)}, ({ detail }) => {
    const message = JSON.parse(detail);
    if (message.type === "answer") answer = message;
    else if (message.type === "callback") callbacks[message.callback](...message.values);
    else {
      const api = message.names.map((name) => [name, (...values) => call(message.key, name, values)]);
      const value = Object.freeze(Object.fromEntries(api));
      Object.defineProperty(window, message.key, { value, enumerable: true });
    }
  });
})();`;
}

/**
 * Runs in the isolated world: brings what the preload requires, then the preload, then tells the window's place. The
 * empty document that a new window begins with gets nothing, and so has nothing to tell.
 */
export function preloadWorldScript(token: string, preload: string): string {
  return `(() => {
  if (window !== window.top || origin !== ${JSON.stringify(ownOrigin)}) return;
  const binding = globalThis[${JSON.stringify(bindingName)}];
  const send = (message) => binding(JSON.stringify(message));
  const tellPage = (message) =>
    dispatchEvent(new CustomEvent(${JSON.stringify(`${token}:page`)}, { detail: JSON.stringify(message) }));

  const listeners = new Map();
  const listenersOf = (channel) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
  let pieces = [];
  globalThis[${JSON.stringify(receiveName)}] = (channel, piece, isLast) => {
    pieces.push(piece);
    if (!isLast) return;
    const text = pieces.join("");
    pieces = [];
    for (const listener of listenersOf(channel)) listener({}, text);
  };
  const ipcRenderer = {
    send: (channel, text) => send({ type: "message", channel, text: String(text) }),
    on: (channel, listener) => void listenersOf(channel).add(listener),
    off: (channel, listener) => void listenersOf(channel).delete(listener),
  };

  const apis = {};
  const functions = [];
  const decode = ({ callback, value }) =>
    callback === undefined ? value : (...values) => void tellPage({ type: "callback", callback, values });
  const answerTo = (message) => {
    if (message.type === "callFunction") return functions[message.function]();
    const value = apis[message.key][message.name](...message.values.map(decode));
    return typeof value === "function" ? { function: functions.push(value) - 1 } : { value };
  };
  addEventListener(${JSON.stringify(`${token}:preload`)}, ({ detail }) => {
    try {
      tellPage({ type: "answer", ...answerTo(JSON.parse(detail)) });
    } catch (error) {
      tellPage({ type: "answer", error: String(error?.message ?? error) });
    }
  });
  const contextBridge = {
    exposeInMainWorld(key, api) {
      apis[key] = api;
      tellPage({ type: "expose", key, names: Object.keys(api) });
    },
  };

  const require = (module) => {
    if (module === "electron") return { contextBridge, ipcRenderer };
    throw new Error("A preload may require electron and nothing else, not " + module);
  };
  ((require, module, exports) => {
${preload}
  })(require, { exports: {} }, {});

  const tellBounds = () => {
    const bounds = { x: screenX, y: screenY, width: outerWidth, height: outerHeight };
    // A window that is being opened has no size yet.
    if (bounds.width > 0 && bounds.height > 0) send({ type: "bounds", ...bounds });
  };
  let again;
  const tellBoundsTwice = () => {
    tellBounds();
    // The inner size may change before the outer one, of which no event tells.
    clearTimeout(again);
    again = setTimeout(tellBounds, 300);
  };
  for (const type of ["resize", "focus", "blur", "pagehide"]) addEventListener(type, tellBoundsTwice);
})();`;
}
