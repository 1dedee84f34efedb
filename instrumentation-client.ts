// zod would compile its schemas with `new Function`, which our policy forbids: even its probe is a violation (HD2).
// Next runs this file before any schema is made. zod keeps its configuration on the global object, so that this need not
// load zod into pages that check nothing.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
