import { homeAddress } from "./own-origin.ts";

/** How the browser is started. */
export interface BrowserStart {
  readonly profileDir: string;
  /** Without a window, for tests. */
  readonly headless: boolean;
  /** Lets a test drive the page over a loopback socket, beside the pipe. */
  readonly debugPort: boolean;
  /** The browser runs as uid 0, where its sandbox refuses to work. */
  readonly asRoot: boolean;
}

/** Services of the browser that would talk to somebody, or that a window of a program does not have. */
const withoutFeatures = [
  "AutofillServerCommunication",
  "CertificateTransparencyComponentUpdater",
  "GlobalMediaControls",
  "InterestFeedContentSuggestions",
  "MediaRouter",
  "OptimizationHints",
  "Translate",
];

/** The browser's arguments: an app window over a private pipe that reaches no network and asks for nothing. */
export function browserFlags({ profileDir, headless, debugPort, asRoot }: BrowserStart): readonly string[] {
  return [
    "--remote-debugging-pipe",
    `--app=${homeAddress}`,
    `--user-data-dir=${profileDir}`,
    "--class=cnitool-desktop",
    "--ozone-platform-hint=auto",
    "--window-size=1280,800",
    ...noNetwork,
    ...noExtras,
    ...(headless ? ["--headless"] : []),
    ...(debugPort ? ["--remote-debugging-port=0"] : []),
    ...(asRoot ? ["--no-sandbox"] : []),
  ];
}

const noNetwork = [
  "--host-resolver-rules=MAP * ~NOTFOUND",
  // A proxy would resolve names itself.
  "--no-proxy-server",
  "--dns-prefetch-disable",
  "--webrtc-ip-handling-policy=disable_non_proxied_udp",
  "--force-webrtc-ip-handling-policy",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-client-side-phishing-detection",
  "--disable-sync",
  "--disable-breakpad",
  "--no-pings",
  "--metrics-recording-only",
  `--disable-features=${withoutFeatures.join(",")}`,
];

const noExtras = [
  // Keeps the browser from putting a bar above the page that warns of switches such as --host-resolver-rules.
  "--test-type",
  "--no-first-run",
  "--no-default-browser-check",
  "--no-service-autorun",
  "--disable-default-apps",
  "--disable-extensions",
  "--disable-background-mode",
  "--disable-search-engine-choice-screen",
  "--hide-crash-restore-bubble",
  "--block-new-web-contents",
  "--deny-permission-prompts",
  "--password-store=basic",
  "--use-mock-keychain",
];
