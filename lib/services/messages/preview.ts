/** As much of a message as a list shows of it. */
const longest = 200;

export const previewOf = (body: string): string => body.slice(0, longest);
