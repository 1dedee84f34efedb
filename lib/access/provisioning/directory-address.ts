/** The base address of the directory, which is the same for every organisation: the token says which one it is. */
export const directoryAddress = (origin: string) => `${origin}/scim/v2`;
