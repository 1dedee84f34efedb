import type { ActionError, ActionResult } from '@/lib/platform/action-result';

const lost: ActionError = { kind: 'unavailable', status: 503, message: 'upload-failed' };

/**
 * Uploads a file and reports its progress, which `fetch` cannot do.
 *
 * @returns null if `signal` stopped it
 */
export function sendFile(
  workspace: string,
  file: File,
  { onProgress, signal }: { onProgress: (sent: number) => void; signal: AbortSignal },
): Promise<ActionResult<{ name: string }> | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/w/${workspace}/files?${new URLSearchParams({ name: file.name })}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(request.response ?? { ok: false, error: lost });
    request.onerror = () => resolve({ ok: false, error: lost });
    request.onabort = () => resolve(null);
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}
