import { redirect } from 'next/navigation';
import { topicOfPage } from '../../topics';

/** Where the `?` of a page leads: `/help/for/w/WORKSPACE/settings/users` answers with the topic of that page. */
export async function GET(_: Request, { params }: RouteContext<'/help/for/[...page]'>) {
  redirect(`/help/${topicOfPage((await params).page.join('/'))}`);
}
