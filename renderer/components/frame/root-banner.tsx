import { ShieldAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useFrom } from "../../stores/stores-context.tsx";

/** Says that the program runs as root, and what that means. */
export function RootBanner(): ReactNode {
  const root = useFrom(
    ({ app }) => app,
    ({ info }) => info?.root === true,
  );
  if (!root) return null;
  return (
    <aside
      aria-label="Started as root"
      className="flex min-h-6.5 shrink-0 items-center gap-2 border-host-line border-b bg-host-soft px-3 py-0.5 text-host text-sm"
    >
      <ShieldAlert aria-hidden className="size-3.5 shrink-0" />
      Started as root: plugins on This host run with all rights, without asking for a password. An ordinary
      user is safer.
    </aside>
  );
}
