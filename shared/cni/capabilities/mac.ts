import { error } from "./capability-form.ts";
import { readHardwareAddress } from "./hardware-address.ts";
import { textForm } from "./text-form.ts";

/** The Ethernet address of the interface in the container. */
export const mac = textForm((text) => {
  const problem = macProblem(text);
  return problem === null ? null : error("text", problem);
});

/** Why an interface cannot get this address, as a sentence: net.ParseMAC, then the kernel's is_valid_ether_addr. */
export function macProblem(text: string): string | null {
  const bytes = readHardwareAddress(text, 6);
  if (bytes === null) return "A MAC address has six pairs of hexadecimal digits, such as 02:11:22:33:44:55.";
  if (bytes.every((byte) => byte === 0)) return "The kernel refuses a MAC address of zeros alone.";
  const first = bytes[0] ?? 0;
  return (first & 1) === 0 ? null : "The kernel refuses a group's address: the second digit has to be even.";
}
