import { useEffect, useState } from "react";

const tickMs = 100;

/** Milliseconds since `startedAt` (ms since the epoch), going on while `running`. */
export function useElapsed(startedAt: number, running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(timer);
  }, [running]);
  return Math.max(0, now - startedAt);
}
