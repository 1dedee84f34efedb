'use client';

export { default } from '../settings/[collection]/error';
