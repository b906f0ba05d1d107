import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Stores } from "./stores.ts";
import { StoresProvider } from "./stores-context.tsx";

/** The HTML that a component makes of the stores as they are now, without a browser. */
function renderNow(stores: Stores, element: ReactNode): string {
  const { comparing, ...others } = stores;
  for (const store of [...Object.values(others), ...Object.values(comparing)]) {
    // On a server, zustand shows what a store began with.
    Object.assign(store, { getInitialState: () => store.getState() });
  }
  return renderToStaticMarkup(<StoresProvider value={stores}>{element}</StoresProvider>);
}

/** What a hook answers with the stores as they are now. */
export function callHook<Answer>(stores: Stores, useHook: () => Answer): Answer {
  const answers: Answer[] = [];
  renderNow(stores, <Caller useHook={useHook} onAnswer={(answer) => answers.push(answer)} />);
  const [answer] = answers;
  if (answer === undefined) throw new Error("The hook was not called.");
  return answer;
}

function Caller<Answer>(props: {
  readonly useHook: () => Answer;
  readonly onAnswer: (answer: Answer) => void;
}): ReactNode {
  const { useHook, onAnswer } = props;
  onAnswer(useHook());
  return null;
}
