import { describe, expect, test } from "vitest";
import { adviceFor, distributionFamily } from "./distribution.mjs";

describe("the family that os-release tells of", () => {
  test.each([
    ["ID=debian\n", "debian"],
    ["NAME=x\nID=ubuntu\nID_LIKE=debian\n", "ubuntu"],
    ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', "ubuntu"],
    ["ID=raspbian\nID_LIKE=debian\n", "debian"],
    ["ID='fedora'\n", "fedora"],
    ['ID="rocky"\nID_LIKE="rhel centos fedora"\n', "fedora"],
    ["ID=manjaro\nID_LIKE=arch\n", "arch"],
    ['ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', "suse"],
    ["ID=alpine\n", "other"],
    ["VARIANT_ID=debian\n", "other"],
    ["", "other"],
  ])("%j is %s", (text, family) => expect(distributionFamily(text)).toBe(family));
});

describe("what to type", () => {
  test.each([
    [
      "debian",
      "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium chromium-sandbox iptables",
    ],
    [
      "ubuntu",
      "sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium-browser iptables",
    ],
    ["fedora", "sudo dnf install -y chromium iptables-nft"],
    ["arch", "sudo pacman -S --needed chromium iptables"],
    ["suse", "sudo zypper install chromium iptables"],
    ["other", "install a Chromium-family browser, iptables or nft with this distribution's package manager"],
  ] as const)("on %s", (family, command) =>
    expect(adviceFor(family, ["browser", "firewall"], false)).toBe(command),
  );

  test("root needs no sudo", () => expect(adviceFor("fedora", ["ip"], true)).toBe("dnf install -y iproute"));
});
