import { useEffect, useState } from "react";

/** Whether something has been so for longer than this, in milliseconds; what is over sooner is never told. */
export function useIsLate(isSo: boolean, afterMs: number): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isSo) return;
    const timer = setTimeout(() => setIsLate(true), afterMs);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isSo, afterMs]);
  return isSo && isLate;
}
