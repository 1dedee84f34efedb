import { serve } from './serve';

await serve({
  mode: 'start',
  isEmpty: process.argv.includes('--empty'),
  wantsDemo: process.argv.includes('--demo'),
  // Loaded only when needed: at most starts the demo already exists.
  seed: async (options) => (await import('./seed/demo')).seedDemo(options),
});
