// Which Linux this is, and what its packages are called.
import { readFileSync } from "node:fs";

/** @typedef {"debian" | "ubuntu" | "fedora" | "arch" | "suse" | "other"} Family */
/** @typedef {"browser" | "ip" | "unshare" | "plugins" | "firewall" | "virtual display" | "python" | "ping"} Part */

/** @type {Readonly<Record<Part, string>>} */
export const partNames = {
  browser: "a Chromium-family browser",
  ip: "iproute2 (ip)",
  unshare: "util-linux (unshare, nsenter)",
  plugins: "the CNI plugins",
  firewall: "iptables or nft",
  "virtual display": "a virtual display (Xvfb, xauth)",
  python: "Python 3",
  ping: "ping",
};

/** @type {Readonly<Record<Part, readonly string[]>>} */
const debianPackages = {
  browser: ["chromium", "chromium-sandbox"],
  ip: ["iproute2"],
  unshare: ["util-linux"],
  plugins: ["containernetworking-plugins"],
  firewall: ["iptables"],
  "virtual display": ["xvfb", "xauth"],
  python: ["python3"],
  ping: ["iputils-ping"],
};

/** @type {Readonly<Record<Exclude<Family, "other">, Readonly<Record<Part, readonly string[]>>>>} */
const packages = {
  debian: debianPackages,
  ubuntu: { ...debianPackages, browser: ["chromium-browser"] },
  fedora: {
    browser: ["chromium"],
    ip: ["iproute"],
    unshare: ["util-linux"],
    plugins: ["containernetworking-plugins"],
    firewall: ["iptables-nft"],
    "virtual display": ["xorg-x11-server-Xvfb", "xorg-x11-xauth"],
    python: ["python3"],
    ping: ["iputils"],
  },
  arch: {
    browser: ["chromium"],
    ip: ["iproute2"],
    unshare: ["util-linux"],
    plugins: ["cni-plugins"],
    firewall: ["iptables"],
    "virtual display": ["xorg-server-xvfb", "xorg-xauth"],
    python: ["python"],
    ping: ["iputils"],
  },
  suse: {
    browser: ["chromium"],
    ip: ["iproute2"],
    unshare: ["util-linux"],
    plugins: ["cni-plugins"],
    firewall: ["iptables"],
    "virtual display": ["xorg-x11-server-Xvfb", "xvfb-run", "xauth"],
    python: ["python3"],
    ping: ["iputils"],
  },
};

/**
 * @param {Exclude<Family, "other">} family
 * @param {readonly string[]} names
 */
function installCommand(family, names) {
  const list = names.join(" ");
  switch (family) {
    case "debian":
    case "ubuntu":
      return `apt-get update && apt-get install -y --no-install-recommends ${list}`;
    case "fedora":
      return `dnf install -y ${list}`;
    case "arch":
      return `pacman -S --needed ${list}`;
    case "suse":
      return `zypper install ${list}`;
  }
}

/**
 * The packages that bring the parts; null for a distribution whose packages are not known here.
 * @param {Family} family
 * @param {readonly Part[]} parts
 */
export function packagesFor(family, parts) {
  return family === "other" ? null : parts.flatMap((part) => packages[family][part]);
}

/**
 * What a person types to get the parts.
 * @param {Family} family
 * @param {readonly Part[]} parts
 * @param {boolean} root whether that person is root already
 */
export function adviceFor(family, parts, root) {
  const names = packagesFor(family, parts);
  if (family === "other" || names === null) {
    return `install ${parts.map((part) => partNames[part]).join(", ")} with this distribution's package manager`;
  }
  const command = installCommand(family, names);
  return root ? command : `sudo ${command.replace("&& ", "&& sudo ")}`;
}

/**
 * The family that an os-release file tells of, by its ID and then by the ones that it says it is like.
 * @param {string} osRelease the file's text
 * @returns {Family}
 */
export function distributionFamily(osRelease) {
  const field = (/** @type {string} */ key) => {
    const found = new RegExp(`^${key}=(.*)$`, "m").exec(osRelease);
    return (found?.[1] ?? "").replace(/^(["'])(.*)\1$/, "$2").toLowerCase();
  };
  for (const id of [field("ID"), ...field("ID_LIKE").split(/\s+/)]) {
    if (id === "ubuntu") return "ubuntu";
    if (id === "debian") return "debian";
    if (["fedora", "rhel", "centos"].includes(id)) return "fedora";
    if (id === "arch") return "arch";
    if (id === "suse" || id.startsWith("opensuse")) return "suse";
  }
  return "other";
}

/** @returns {Family} of this machine */
export function thisFamily() {
  for (const file of ["/etc/os-release", "/usr/lib/os-release"]) {
    try {
      return distributionFamily(readFileSync(file, "utf8"));
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    }
  }
  return "other";
}
