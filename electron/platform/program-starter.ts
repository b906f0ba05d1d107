/** A program to start, and nothing of ours that it would inherit but what is named here. */
export interface ProgramStart {
  /** The executable's absolute path, then its arguments. */
  readonly argv: readonly [string, ...string[]];
  readonly env: Readonly<Record<string, string>>;
  /** Absolute path. */
  readonly cwd: string;
  /** Our descriptors that become its stdin, stdout and stderr. */
  readonly stdio: readonly [number, number, number];
}

/** How a program ended: by itself or by a signal, the other of the two is `null`. */
export interface ProgramExit {
  readonly exitCode: number | null;
  /** Such as `SIGKILL`. */
  readonly signal: string | null;
}

export interface StartedProgram {
  readonly pid: number;
  readonly exited: Promise<ProgramExit>;
}

/** Both ends of a pipe, each with a description of its own, so that one can be non-blocking and the other not. */
export interface OutputPipe {
  readonly readEnd: number;
  readonly writeEnd: number;
}

/** The pipes of one program, for stdout and stderr. */
export interface OutputPipes {
  readonly pipes: readonly [OutputPipe, OutputPipe];
  /** To be called when all ends of ours are closed. */
  giveBack(): void;
}

/** A way of starting programs. */
export interface ProgramStarter {
  /** @throws Error where none can be made. */
  openPipes(): OutputPipes | Promise<OutputPipes>;
  /**
   * Starts a program in a session, and so a process group, of its own, with every signal as the kernel would handle
   * it. Answers with the errno name where the kernel or the C library refuses, `EINVAL` for a NUL byte.
   */
  start(program: ProgramStart): Promise<StartedProgram | string>;
}
