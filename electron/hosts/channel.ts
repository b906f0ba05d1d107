/** The one channel between preload and main process; all that the contract carries goes over it. */
export const channel = "cnitool";
