import { serve } from './serve';

await serve({
  mode: 'start',
  isEmpty: process.argv.includes('--empty'),
  wantsDemo: process.argv.includes('--demo'),
  // Loaded only where it is needed: most starts find the demo filled.
  seed: async (options) => (await import('./seed/demo')).seedDemo(options),
});
