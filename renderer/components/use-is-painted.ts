import { useEffect, useState } from "react";
import { nextFrame } from "../api/next-frame.ts";

/** False until a frame with what is around the component is on the screen. */
export function useIsPainted(): boolean {
  const [isPainted, setIsPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const takeBack = nextFrame(() => {
      // A frame's tasks come before its painting.
      timer = setTimeout(() => setIsPainted(true));
    });
    return () => {
      takeBack();
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}
