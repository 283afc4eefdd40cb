/** A push can be followed: each invocation is a span in its trace, with the requests it made. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DynamoDB } from '../dynamodb/start-dynamodb.ts';
import { Deployment, PATIENCE } from './deployment.ts';
import type { SynthesizedStack } from './stack.ts';
import { story } from './story.ts';
import type { Subsegment } from './xray.ts';

export function traces(stack: () => SynthesizedStack, dynamodb: () => DynamoDB): void {
  let aws: Deployment;
  beforeAll(async () => {
    aws = await Deployment.start(stack(), dynamodb());
    await aws.push(story[0]!.files);
    await aws.drain();
  }, PATIENCE);
  afterAll(() => aws.close());

  /** Operations below a span, each once. */
  function operations(span: Subsegment): string[] {
    const below = [span, ...aws.xray.received.filter((other) => other.trace_id === span.trace_id)];
    const all = below.flatMap((one) => [one, ...(one.subsegments ?? [])]);
    return [...new Set(all.flatMap(({ aws }) => aws?.operation ?? []))].sort();
  }

  test('each function is seen in a trace of its own, with the requests it made', () => {
    const spans = aws.xray.received.filter(({ name }) => name.startsWith('## '));
    expect([...new Set(spans.map(({ name }) => name))].sort()).toEqual([
      '## announce',
      '## ingest',
      '## syndicate',
    ]);
    const traces = spans.map(({ trace_id }) => trace_id);
    expect(new Set(traces).size).toBe(traces.length);
    const first = (name: string) => spans.find((span) => span.name === name)!;
    expect(operations(first('## ingest'))).toEqual(
      expect.arrayContaining([
        'GetItem',
        'GetObject',
        'HeadObject',
        'PutObject',
        'TransactWriteItems',
      ]) as string[],
    );
    expect(operations(first('## announce'))).toContain('HeadObject');
    expect(spans.some(({ fault }) => fault)).toBe(false);
  });

  test('a run that fails is marked as a fault', async () => {
    await aws.removeQueue('syndicate-archive');
    await expect(aws.invoke('sweep', { round: true })).rejects.toThrow();
    const runs = aws.xray.received.filter(({ name }) => name === '## sweep');
    expect(runs.map(({ fault }) => fault)).toEqual([true]);
  });
}
