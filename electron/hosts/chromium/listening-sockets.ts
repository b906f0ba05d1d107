import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The local addresses, as /proc/net/tcp writes them, that processes or any of their descendants listen on; for tests. */
export function listeningSockets(roots: readonly number[]): readonly string[] {
  const inodes = new Set(withDescendants(roots).flatMap(socketInodes));
  return ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) =>
    readFileSync(table, "utf8")
      .split("\n")
      .map((line) => line.trim().split(/\s+/))
      // proc_pid_net(5): local address, state (0A is LISTEN) and inode.
      .filter(([, , , state, , , , , , inode]) => state === "0A" && inode !== undefined && inodes.has(inode))
      .map(([, address]) => address ?? ""),
  );
}

function withDescendants(roots: readonly number[]): readonly number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)] as const);
  const found = [...roots];
  for (const pid of found) {
    found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  }
  return found;
}

function parentOf(pid: string): number | null {
  const stat = ifThere(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}

function socketInodes(pid: number): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  return (ifThere(() => readdirSync(folder)) ?? []).flatMap((descriptor) => {
    const target = ifThere(() => readlinkSync(`${folder}/${descriptor}`)) ?? "";
    const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
    return inode === undefined ? [] : [inode];
  });
}

/** Processes and descriptors come and go while one looks. */
function ifThere<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
