import { error, warning } from "./capability-form.ts";
import { textForm } from "./text-form.ts";

/** The device that the network uses: host-device looks for it below /sys/bus/pci and /sys/bus/auxiliary. */
export const deviceID = textForm((text) => {
  if (text.includes("/") || text === "." || text === "..") {
    return error("text", "The name of a device has no “/”.");
  }
  if (/^[0-9a-f]{4}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7]$/i.test(text)) return null;
  if (/^[\w-]+\.[\w-]+\.\d+$/.test(text)) return null;
  return warning("text", "Neither a PCI address, such as 0000:04:00.5, nor an auxiliary device.");
});
