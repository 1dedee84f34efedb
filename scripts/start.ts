import { serve } from './serve';

await serve({
  mode: 'start',
  isEmpty: process.argv.includes('--empty'),
  wantsDemo: process.argv.includes('--demo'),
});
