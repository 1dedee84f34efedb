import { serve } from './serve';

await serve({
  mode: 'dev',
  isEmpty: process.argv.includes('--empty'),
  wantsDemo: process.argv.includes('--demo'),
});
