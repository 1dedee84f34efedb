import { buildClient } from './client/build-client';

/** `npm run client` makes the types of `clients/typescript` from the operations of the API, checks and compiles it. */
await buildClient();
