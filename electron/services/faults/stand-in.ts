import type { TargetRequest } from "../../target/target.ts";

/** How a stand-in ends, once it has printed what it is to print. */
export type StandInEnd =
  | { readonly how: "exit"; readonly with: number }
  /** A signal's name without SIG. */
  | { readonly how: "signal"; readonly with: string }
  /** It does not, before somebody ends it. */
  | { readonly how: "hang" };

/**
 * What runs in a plugin's place: prints $1 and ends as $2 says. A constant text into which nothing is put; what it is
 * to do comes as arguments.
 */
const script = `printf %s "$1"
case $2 in
exit) exit "$3" ;;
signal) ulimit -c 0; kill -s "$3" "$$" ;;
hang) PATH=/usr/bin:/bin exec sleep 2147483647 ;;
esac`;

/** The request of a plugin call with a stand-in in the plugin's place, as a process of its own like the plugin. */
export function standInRequest(request: TargetRequest, print: string, end: StandInEnd): TargetRequest {
  const { recordDelegates: _runsNothing, ...rest } = request;
  // A program's arguments hold no NUL.
  const argument = end.how === "hang" ? "" : String(end.with);
  return {
    ...rest,
    argv: ["/bin/sh", "-c", script, request.argv[0], print.replaceAll("\0", ""), end.how, argument],
  };
}
