import { useStores } from "../../stores/stores-context.tsx";
import type { PaletteGroup } from "./palette-command.ts";

/** The picture of the run on screen, and the room that the run has. */
export function useTopologyCommands(): PaletteGroup {
  const { currentRun, route, topology, ui } = useStores();
  const { picture } = topology.getState();
  const show = {
    name: "Show topology",
    note: "of the current run",
    run: () => {
      route.getState().navigate({ view: "run" });
      ui.getState().showPart("topology");
    },
  };
  const fill = {
    name: ui.getState().runFills ? "Show the form and the networks again" : "Give the run all of the view",
    note: "Ctrl Shift F",
    run: () => {
      route.getState().navigate({ view: "run" });
      ui.getState().toggleRunFills();
    },
  };
  const ofPicture =
    picture === null
      ? []
      : [
          { name: "Fit the topology", note: "0", run: () => picture.fit() },
          { name: "Save topology as SVG", note: "", run: () => picture.save("svg") },
          { name: "Save topology as PNG", note: "", run: () => picture.save("png") },
        ];
  return {
    name: "Topology",
    commands: [...(currentRun.getState().record === null ? [] : [show, fill]), ...ofPicture],
  };
}
