import { useFrom } from "../stores/stores-context.tsx";

const normalPx = 16;
const projectorPx = 24;

/** Pixels of one rem, for what has to be told in pixels. */
export function useRemPx(): number {
  const projector = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.projector,
  );
  return projector ? projectorPx : normalPx;
}
