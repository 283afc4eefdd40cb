/** One function for both of its queues: what a run causes waits in the lane that woke it (publish/queues.ts). */
import type { Handler } from '../publish/handlers/batch.ts';
import type { Ports } from '../publish/ports.ts';
import { laneOf, type Lane } from '../publish/queues.ts';

/** An event holds messages of one queue, whose name ends its ARN (Lambda Developer Guide, "Using Lambda with Amazon SQS"). */
export function byLane(ports: Record<Lane, Ports>, make: (ports: Ports) => Handler): Handler {
  const handlers = { push: make(ports.push), archive: make(ports.archive) };
  return (event) => handlers[laneOf(event.Records[0]?.eventSourceARN ?? '')](event);
}
