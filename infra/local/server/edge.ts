/**
 * Runs the CDN's own functions on this machine: the very files that are deployed, evaluated with
 * nothing in reach but the language, on events of the shape that CloudFront gives them
 * (CloudFront Developer Guide, "CloudFront Functions event structure").
 */
import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';

/** Header name in lower case → its value. */
export type Headers = Record<string, string>;

/** What the CDN is to do with a request: fetch an object, or answer at once. */
type Routing = { key: string } | { answer: EdgeAnswer };

export interface EdgeAnswer {
  status: number;
  headers: Headers;
  /** Absent: the body stays as it was. */
  body?: string;
}

export interface Edge {
  /** `path` and `query` as the viewer sent them, percent-encoded; `query` without its `?`. */
  viewerRequest(request: EdgeRequest): Routing;
  /** `request` as it was given to `viewerRequest`. */
  viewerResponse(request: EdgeRequest, status: number, headers: Headers): EdgeAnswer;
}

export interface EdgeRequest {
  method: string;
  path: string;
  /** Undefined when there is no `?`. */
  query?: string;
  headers: Headers;
}

interface FunctionRequest {
  method: string;
  uri: string;
  headers: FunctionHeaders;
  querystring: Record<string, { value: string }>;
  cookies: Record<string, { value: string }>;
  rawQueryString(): string | undefined;
}

interface FunctionResponse {
  statusCode: number;
  statusDescription?: string;
  headers?: FunctionHeaders;
  cookies?: Record<string, { value: string }>;
  body?: string | { encoding: 'text' | 'base64'; data: string };
}

type FunctionHeaders = Record<string, { value: string }>;
type Handler<Result> = (event: object) => Result;

/** Reads and compiles both functions of functions/edge, once. */
export function loadEdge(): Edge {
  const request = compile<FunctionRequest | FunctionResponse>('viewer-request.js');
  const response = compile<FunctionResponse>('viewer-response.js');
  return {
    viewerRequest(viewer) {
      const result = request(event('viewer-request', { request: toFunction(viewer) }));
      if ('statusCode' in result) return { answer: fromFunction(result) };
      return { key: decodeURIComponent(result.uri.slice(1)) };
    },
    viewerResponse(viewer, statusCode, headers) {
      const input = { statusCode, headers: boxed(headers), cookies: {} };
      return fromFunction(
        response(event('viewer-response', { request: toFunction(viewer), response: input })),
      );
    },
  };
}

/** The `handler` that a function file defines. It may compute, and reach nothing. */
function compile<Result>(file: string): Handler<Result> {
  const url = new URL(`../../../functions/edge/${file}`, import.meta.url);
  const context = createContext(Object.create(null) as object, {
    codeGeneration: { strings: false, wasm: false },
  });
  runInContext(`'use strict';${readFileSync(url, 'utf8')}`, context, { filename: file });
  return runInContext('handler', context) as Handler<Result>;
}

function event(eventType: string, content: object): object {
  return {
    version: '1.0',
    context: { eventType, requestId: 'local' },
    viewer: { ip: '127.0.0.1' },
    ...content,
  };
}

function toFunction({ method, path, query, headers }: EdgeRequest): FunctionRequest {
  const parameters = new URLSearchParams(query);
  return {
    method,
    uri: path,
    headers: boxed(headers),
    querystring: boxed(Object.fromEntries(parameters)),
    cookies: {},
    rawQueryString: () => query,
  };
}

function fromFunction({ statusCode, headers = {}, body }: FunctionResponse): EdgeAnswer {
  const plain = Object.entries(headers).map(([name, { value }]) => [name, value] as const);
  const answer = { status: statusCode, headers: Object.fromEntries(plain) };
  if (body === undefined) return answer;
  if (typeof body === 'string') return { ...answer, body };
  return {
    ...answer,
    body: Buffer.from(body.data, body.encoding === 'text' ? 'utf8' : 'base64').toString(),
  };
}

function boxed(values: Record<string, string>): Record<string, { value: string }> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}
