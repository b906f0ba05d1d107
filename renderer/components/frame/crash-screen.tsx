import { Component, type ReactNode } from "react";
import { Button } from "../button.tsx";

interface CrashScreenProps {
  readonly children: ReactNode;
}

/** Stands in for the window when drawing it fails: says what happened and how to go on. */
export class CrashScreen extends Component<CrashScreenProps, { readonly error: Error | null }> {
  override readonly state: { readonly error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown): { readonly error: Error } {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main
        role="alert"
        className="mx-auto flex h-full max-w-xl flex-col items-start justify-center gap-3 p-6"
      >
        <h1 className="font-semibold text-lg">The window made a mistake</h1>
        <p>Runs that are under way go on, and the history is safe. Load the window again to see them.</p>
        <Button variant="primary" onClick={() => window.location.reload()}>
          Load again
        </Button>
        <pre className="max-h-60 max-w-full overflow-auto rounded-md bg-sunken p-3 font-mono text-muted text-xs">
          {error.stack ?? error.message}
        </pre>
      </main>
    );
  }
}
