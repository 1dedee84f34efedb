'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { assignPixel } from '@/lib/work/pixels/assign-pixel';
import { createPixel } from '@/lib/work/pixels/create-pixel';
import { deletePixel, previewDeletion } from '@/lib/work/pixels/delete-pixel';
import { updatePixel } from '@/lib/work/pixels/update-pixel';
import { AssignPixel, CreatePixel, OnePixel, SeenPixel, UpdatePixel } from './inputs';

export const createPixelAction = action(
  'pixels.create',
  creating(CreatePixel),
  async (ctx, { workspace: _, ...input }) => {
    const pixel = await createPixel(ctx, input);
    refresh();
    return pixel;
  },
);

export const updatePixelAction = action(
  'pixels.update',
  UpdatePixel,
  async (ctx, { workspace: _, ...input }) => {
    const saved = await updatePixel(ctx, input);
    refresh();
    return saved;
  },
);

export const assignPixelAction = action('pixels.assign', AssignPixel, async (ctx, input) => {
  await assignPixel(ctx, input);
  refresh();
});

export const previewPixelDeletionAction = action('pixels.delete', OnePixel, (ctx, input) =>
  previewDeletion(ctx, input),
);

export const deletePixelAction = action('pixels.delete', SeenPixel, async (ctx, input) => {
  await deletePixel(ctx, input);
});
