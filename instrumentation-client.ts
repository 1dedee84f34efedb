import { config } from 'zod/v4/core';

// zod would compile its schemas with `new Function`, which our policy forbids: even its probe is a violation (HD2).
// Next runs this file before any schema is made.
config({ jitless: true });
