/** The program's version, as package.json has it. */
export const programVersion = "0.1.0";
