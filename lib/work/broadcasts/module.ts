import 'server-only';
import { countRunning, countStarted } from '@/lib/work/sendings/count-running';
import type { WorkModule } from '@/lib/work/work-module';
import { broadcastSending } from './broadcast-sending';
import { broadcastExport } from './export-file';
import { usesOfContent } from './uses-of-content';

export const broadcastModule: WorkModule = {
  id: 'broadcasts',
  features: ['broadcasts'],
  sendings: { broadcast: broadcastSending },
  uses: { channels: usesOfContent, 'whatsapp-templates': usesOfContent, lists: usesOfContent },
  exports: [broadcastExport],
  consequences: {
    async startedBy(tx, workspaceId, memberIds) {
      return { broadcasts: await countStarted(tx, workspaceId, memberIds) };
    },
    async ofWorkspace(tx, workspaceId) {
      return { runningSendings: await countRunning(tx, workspaceId) };
    },
  },
};
