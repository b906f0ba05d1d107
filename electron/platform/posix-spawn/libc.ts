import type { OutputPipe } from "../program-starter.ts";

/** The functions of the C library that start a program and wait for it, under their own names; see posix_spawn(3). */
export interface Libc {
  /** Both ends of a pipe, closed where a program is started. @throws Error if there are too many open files. */
  pipe(): OutputPipe;
  /** The errno of what failed, 0 for none, and the new process. */
  posixSpawn(
    file: string,
    actions: Uint8Array,
    attributes: Uint8Array,
    argv: readonly string[],
    environment: readonly string[],
  ): { readonly errno: number; readonly pid: number };
  /** File actions: the descriptors that become 0, 1 and 2, and the directory. To be given to `destroyActions`. */
  makeActions(stdio: readonly number[], cwd: string): Uint8Array;
  destroyActions(actions: Uint8Array): void;
  /** Attributes: a session of its own, no signal blocked or ignored. Serves any number of starts. */
  makeAttributes(): Uint8Array;
  /** Without waiting: the status of a process that has ended, `null` of one that has not. @throws Error if it is not ours. */
  waitpid(pid: number): number | null;
}

const O_CLOEXEC = 0o2000000;

/** More than any C library needs for `posix_spawn_file_actions_t`, `posix_spawnattr_t` and `sigset_t`. */
const structBytes = 1024;

// <spawn.h> and <sys/wait.h>; the same in glibc and musl on every architecture.
const POSIX_SPAWN_SETSIGDEF = 0x04;
const POSIX_SPAWN_SETSIGMASK = 0x08;
const POSIX_SPAWN_SETSID = 0x80;
const WNOHANG = 1;

/** @throws Error where there is no koffi for this machine, or the C library lacks one of the functions. */
export async function loadLibc(): Promise<Libc> {
  const { default: koffi } = await import("koffi");
  const library = koffi.load("libc.so.6");
  const func = (declaration: string) => numberFrom(library.func(declaration), declaration);
  const pipe2 = func("int pipe2(_Out_ int *ends, int flags)");
  const posix_spawn = func(
    "int posix_spawn(_Out_ int *pid, const char *path, void *actions, void *attributes, char **argv, char **envp)",
  );
  const actionsInit = func("int posix_spawn_file_actions_init(void *actions)");
  const actionsDestroy = func("int posix_spawn_file_actions_destroy(void *actions)");
  const actionsAddDup2 = func("int posix_spawn_file_actions_adddup2(void *actions, int fd, int newfd)");
  const actionsAddChdir = func("int posix_spawn_file_actions_addchdir_np(void *actions, const char *path)");
  const attrInit = func("int posix_spawnattr_init(void *attributes)");
  const attrSetFlags = func("int posix_spawnattr_setflags(void *attributes, short flags)");
  const attrSetSigDefault = func("int posix_spawnattr_setsigdefault(void *attributes, void *set)");
  const attrSetSigMask = func("int posix_spawnattr_setsigmask(void *attributes, void *set)");
  const sigemptyset = func("int sigemptyset(void *set)");
  const sigfillset = func("int sigfillset(void *set)");
  const waitpid = func("int waitpid(int pid, _Out_ int *status, int options)");
  return {
    pipe() {
      const ends = [-1, -1];
      if (pipe2(ends, O_CLOEXEC) !== 0)
        throw new Error("No pipe could be made: there are too many open files");
      const [readEnd = -1, writeEnd = -1] = ends;
      return { readEnd, writeEnd };
    },
    posixSpawn(file, actions, attributes, argv, environment) {
      const pid = [0];
      const errno = posix_spawn(pid, file, actions, attributes, [...argv, null], [...environment, null]);
      return { errno, pid: pid[0] ?? 0 };
    },
    makeActions(stdio, cwd) {
      const actions = new Uint8Array(structBytes);
      actionsInit(actions);
      stdio.forEach((fd, newFd) => void actionsAddDup2(actions, fd, newFd));
      actionsAddChdir(actions, cwd);
      return actions;
    },
    destroyActions: (actions) => void actionsDestroy(actions),
    makeAttributes() {
      const attributes = new Uint8Array(structBytes);
      const signals = new Uint8Array(structBytes);
      attrInit(attributes);
      attrSetFlags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSID);
      sigfillset(signals);
      attrSetSigDefault(attributes, signals);
      sigemptyset(signals);
      attrSetSigMask(attributes, signals);
      return attributes;
    },
    waitpid(pid) {
      const status = [0];
      const ended = waitpid(pid, status, WNOHANG);
      if (ended < 0) throw new Error(`Process ${pid} is not to be waited for`);
      return ended === 0 ? null : (status[0] ?? 0);
    },
  };
}

/** A function of the C library that returns an int. */
function numberFrom(call: (...args: unknown[]) => unknown, declaration: string) {
  return (...args: unknown[]): number => {
    const value = call(...args);
    if (typeof value !== "number") throw new TypeError(`No number came from ${declaration}`);
    return value;
  };
}
