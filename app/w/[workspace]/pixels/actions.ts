'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/action';
import { assignPixel } from '@/lib/services/pixels/assign';
import { createPixel } from '@/lib/services/pixels/create';
import { deletePixel, previewDeletion } from '@/lib/services/pixels/delete';
import { updatePixel } from '@/lib/services/pixels/update';
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
