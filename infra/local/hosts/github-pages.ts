import { nginx } from './nginx.ts';
export const githubPages = { ...nginx, title: 'github-pages' };
