// zod would compile its schemas with `new Function`, which our policy forbids: even its probe is a violation (HD2).
// Next runs this file before any schema is created. zod reads its configuration from the global object, so pages without
// schemas need not load zod for this.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

export {};
