import { readMoment } from "./moment.ts";

const pad = (value: number) => String(value).padStart(2, "0");

/**
 * A moment as query words have it, as short as it can be said: a local day, or a local time to the minute, second or
 * millisecond; in UTC where the clock shows the same time twice.
 * @param at milliseconds since the epoch, of the years 0 to 9999
 */
export function printMoment(at: number): string {
  const date = new Date(at);
  const year = String(date.getFullYear()).padStart(4, "0");
  const day = `${year}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  const minute = `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
  const second = `${minute}:${pad(date.getSeconds())}`;
  const exact = date.toISOString();
  return [day, minute, second].find((words) => readMoment(words, 0) === at) ?? exact;
}
