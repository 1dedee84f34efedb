/**
 * The public pages, that of the second factor, and the page on which viewing as another is ended: their forms work without
 * script. An asterisk is
 * any segment of the path.
 */
const pagesWithForms = [
  'sign-in',
  'sign-in/second-factor',
  'second-factor',
  'forgot-password',
  'setup',
  'reset-password/*',
  'reset-factor/*',
  'invitation/*',
  'confirm-email/*',
  'u/*',
  'f/*/*',
  'w/*/viewing',
].map((page) => page.split('/'));

/** More than the largest of these forms needs, with every field at its greatest length. */
const largestForm = 16 * 1024;

/** The field under which React posts a form to a server action that has no bound arguments. */
const actionField = /^\$ACTION_ID_[0-9a-f]{42}$/;

/** Whether the page of this path has a form that a browser posts without script. */
export function hasPlainForm(path: string): boolean {
  const [root, ...segments] = path.split('/');
  const isOf = (page: string[]) =>
    page.length === segments.length &&
    page.every((part, at) => (part === '*' ? segments[at] !== '' : part === segments[at]));
  return root === '' && pagesWithForms.some(isOf);
}

/** Whether a request may post such a form: to its page, and no larger than one can be. */
export function takesPlainForms({ url, headers }: Request): boolean {
  const isForm = /^multipart\/form-data;/i.test(headers.get('content-type') ?? '');
  return (
    isForm && hasPlainForm(new URL(url).pathname) && Number(headers.get('content-length')) <= largestForm
  );
}

/**
 * Whether a body is a form as a browser posts it to a server action without script: one field that names the action,
 * and texts. React reads bound arguments from any other field that begins with `$`, without a limit of depth (SA8).
 */
export async function isPlainForm(request: Request): Promise<boolean> {
  try {
    const fields = [...(await request.formData())];
    const named = fields.filter(([name]) => name.startsWith('$'));
    const areTexts = fields.every(([, value]) => typeof value === 'string');
    return areTexts && named.length === 1 && actionField.test(named[0]?.[0] ?? '');
  } catch {
    return false;
  }
}
