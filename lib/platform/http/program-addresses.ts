/** Programs that authenticate by a token: an address, and what is refused there is answered as a problem. */
const byToken = /^\/(?:api\/v1|authzen\/[^/]+\/access\/v1|scim\/v2)\/.+$/;
/** Programs that sign what they post. */
const bySignature = /^\/api\/(?:channels\/[^/]+\/messages|ads\/[^/]+\/[^/]+\/figures|billing\/events)$/;

/** Whether programs with a token ask at this path. */
export const isAskedByToken = (path: string): boolean => byToken.test(path);

/** Whether other programs may post at this path, without a cookie: their signature or token alone authenticates them. */
export const isForPrograms = (path: string): boolean => byToken.test(path) || bySignature.test(path);
