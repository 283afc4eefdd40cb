import { nginx } from './nginx.ts';
export const netlify = { ...nginx, title: 'netlify' };
