import { NotHere } from '@/components/shell/not-here';
import { Page } from '@/components/shell/page';

/** Within a workspace of the person, the menu stays visible. */
export default function NotFoundPage() {
  return (
    <Page>
      <div className="grid min-h-0 flex-1 place-items-center overflow-auto">
        <NotHere />
      </div>
    </Page>
  );
}
