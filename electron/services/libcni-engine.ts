import { ConfError } from "../libcni/conf/conf-error.ts";
import { confListFromBytes } from "../libcni/conf/load-conf-list.ts";
import type { EngineFor } from "./engine.ts";

/** The port of libcni, as the services use it. */
export const libcniEngine: EngineFor = (target) => ({
  load: async (bytes, file) => {
    try {
      const list = await confListFromBytes(bytes, file, target.files);
      return {
        name: list.name,
        cniVersion: list.cniVersion,
        pluginTypes: list.plugins.map(({ network }) => network.type),
        run: () => Promise.reject(new Error("The engine cannot run chains yet.")),
      };
    } catch (error) {
      if (error instanceof ConfError) return { refused: error.message };
      throw error;
    }
  },
});
