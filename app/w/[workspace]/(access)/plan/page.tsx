import { redirect } from 'next/navigation';
import { requireContext } from '@/lib/access/gate/page';

/** Leads from a member’s question about the plan to its page in the organisation, which decides about the reader. */
export default async function PlanPage({ params }: PageProps<'/w/[workspace]/plan'>) {
  const { organisation } = await requireContext(params);
  redirect(`/o/${organisation.slug}/plan`);
}
