import { keepCompiledCode } from "./compile-cache.ts";

/** The command line's entry: finds the compiled code of the last time before anything else is loaded. */
keepCompiledCode(process.env);
const { runCli } = await import("./run-cli.ts");
process.exitCode = await runCli(process.argv.slice(2), import.meta.filename);
