import { nginx } from './nginx.ts';
export const cloudflare = { ...nginx, title: 'cloudflare' };
