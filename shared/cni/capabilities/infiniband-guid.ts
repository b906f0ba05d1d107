import { error } from "./capability-form.ts";
import { readHardwareAddress } from "./hardware-address.ts";
import { textForm } from "./text-form.ts";

/** The GUID of an InfiniBand interface, as ib-sriov-cni takes it. */
export const infinibandGUID = textForm((text) => {
  const bytes = readHardwareAddress(text, 8);
  if (bytes === null) {
    return error("text", "A GUID has eight pairs of hexadecimal digits, such as c2:11:22:33:44:55:66:77.");
  }
  const same = bytes.every((byte) => byte === bytes[0]);
  return same && (bytes[0] === 0 || bytes[0] === 0xff)
    ? error("text", "A GUID of zeros alone, or of ones alone, is none.")
    : null;
});
