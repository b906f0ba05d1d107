import { type ReactNode, useEffect, useState } from "react";
import { useStores } from "../../stores/stores-context.tsx";

/** A file that is dropped on the window is looked at as a bundle of runs. */
export function DropBundle(): ReactNode {
  const { importing, ui } = useStores();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") === true;
    const onOver = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFile(event)) return;
      event.preventDefault();
      setOver(false);
      const [file] = event.dataTransfer?.files ?? [];
      if (file === undefined) return;
      // Not into an import that goes on, whose runs would be counted to the wrong file.
      const { name } = importing.getState().stage;
      if (name === "adding") return;
      ui.getState().open("importRuns");
      void importing.getState().read(file);
    };
    window.addEventListener("dragover", onOver);
    window.addEventListener("dragleave", onLeave);
    window.addEventListener("drop", onDrop);
    return () => {
      window.removeEventListener("dragover", onOver);
      window.removeEventListener("dragleave", onLeave);
      window.removeEventListener("drop", onDrop);
    };
  }, [importing, ui]);
  if (!over) return null;
  return (
    <div className="pointer-events-none fixed inset-2 z-50 flex items-center justify-center rounded-lg border-2 border-accent border-dashed bg-veil">
      <p className="rounded-lg bg-panel px-4 py-3 font-semibold shadow-overlay">Drop to look at its runs</p>
    </div>
  );
}
