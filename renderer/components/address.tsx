import { Fragment, type ReactNode } from "react";

/** Shorter ones are never broken. */
const shortest = 20;

/** A network address. A long one goes on in the next line after one of its colons where it has no room. */
export function Address({ text }: { readonly text: string }): ReactNode {
  if (text.length < shortest) return text;
  return (
    <span className="whitespace-normal">
      {text.split(":").map((group, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of an address that does not change
        <Fragment key={place}>
          {place > 0 && (
            <>
              :<wbr />
            </>
          )}
          {group}
        </Fragment>
      ))}
    </span>
  );
}
