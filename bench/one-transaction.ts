import type { DatabaseSync } from "node:sqlite";

/** The same database for a writer that begins a transaction for each run, where many are to share one of the caller's. */
export function withoutTransactions(database: DatabaseSync): DatabaseSync {
  return new Proxy(database, {
    get: (target, name) => {
      const value: unknown = Reflect.get(target, name);
      if (name === "exec") return (sql: string) => /^(BEGIN|COMMIT|PRAGMA)/.test(sql) || target.exec(sql);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
