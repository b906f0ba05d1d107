import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connectMain } from "./api/client.ts";
import { tellReady } from "./api/tell-ready.ts";
import { App } from "./app.tsx";
import { applyLook } from "./components/apply-look.ts";
import { CrashScreen } from "./components/frame/crash-screen.tsx";
import { followNotices } from "./stores/follow-notices.ts";
import { startStores } from "./stores/start-stores.ts";
import { createStores } from "./stores/stores.ts";
import { StoresProvider } from "./stores/stores-context.tsx";
import "./styles/app.css";

const client = connectMain();
const stores = createStores(client, window);
applyLook(stores.settings, document.documentElement);
followNotices(client, stores.notices, sessionStorage);
window.addEventListener("unhandledrejection", ({ reason }) => stores.notices.getState().report(reason));
const started = startStores(stores, sessionStorage);

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no #root.");
createRoot(root).render(
  <StrictMode>
    <StoresProvider value={stores}>
      <CrashScreen>
        <App />
      </CrashScreen>
    </StoresProvider>
  </StrictMode>,
);
void started.then(() => tellReady(client)).catch(stores.notices.getState().report);
