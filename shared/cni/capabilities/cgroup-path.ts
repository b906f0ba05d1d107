import { warning } from "./capability-form.ts";
import { textForm } from "./text-form.ts";

/** The cgroup of the container, as a path below the cgroup file system. */
export const cgroupPath = textForm((text) =>
  text.startsWith("/") ? null : warning("text", "By convention the path begins with “/”."),
);
