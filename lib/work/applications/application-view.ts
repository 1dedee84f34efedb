import 'server-only';
import { and, eq, isNotNull, type SQL } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { applications } from '@/db/schema/work/applications';
import { pixels } from '@/db/schema/work/pixels';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { mightEver } from '@/lib/policy/might-ever';
import { visiblePixels } from '@/lib/work/pixels/lock-pixel';

/** An application with its connected pixel. */
export interface ApplicationView {
  id: string;
  name: string;
  kind: (typeof applications.$inferSelect)['kind'];
  address: string;
  version: number;
  pixel: { id: string; name: string } | null;
}

/**
 * The applications that the person sees: all, or those connected to a pixel that they see (S3.1–S3.3). The
 * pixel is joined only where it is visible, so that the name of a hidden pixel stays hidden.
 */
export function selectApplications(tx: Transaction, ctx: WorkspaceContext, where?: SQL) {
  const isConnected = mightEver(ctx.access, 'applications.view-all') ? undefined : isNotNull(pixels.id);
  return tx
    .select({ application: applications, pixel: { id: pixels.id, name: pixels.name } })
    .from(applications)
    .leftJoin(pixels, and(refersTo(applications.pixelId, pixels), visiblePixels(ctx)))
    .where(and(eq(applications.workspaceId, ctx.workspace.id), isConnected, where))
    .$dynamic();
}

type ApplicationRow = Awaited<ReturnType<typeof selectApplications>>[number];

export function applicationView({ application, pixel }: ApplicationRow): ApplicationView {
  const { id, name, kind, address, version } = application;
  return { id, name, kind, address, version, pixel };
}
