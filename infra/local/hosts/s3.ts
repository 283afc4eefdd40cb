import { nginx } from './nginx.ts';
export const s3 = { ...nginx, title: 's3' };
