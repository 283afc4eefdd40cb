/**
 * A queue as SQS keeps it: at least once, in any order, invisible while it is worked on, back when
 * that takes too long, dead after too many vain deliveries, until somebody redrives it.
 */
import type { SQSEvent } from 'aws-lambda';
import { messageBody } from '../../functions/publish/messages.ts';
import type { StoredObject } from '../../functions/store/store.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';

/** What a message has beside its key. */
interface Meant {
  /** Of a recheck, whose writes it is for. */
  writer: string | undefined;
  /** What was there when it was sent, where a mutant trusts that. */
  carried: StoredObject | 'nothing' | undefined;
}

export interface Message extends Meant {
  id: number;
  key: string;
  body: string;
  /** When it can be received (again), simulated milliseconds. */
  visibleAt: number;
  receives: number;
}

export interface QueueSettings {
  /** Milliseconds that a received message stays away. */
  visibility: number;
  /** Messages in one delivery. */
  batch: number;
  /** Deliveries at a time. */
  width: number;
}

/** Deliveries before a message counts as dead. */
const RECEIVES = 5;
const MINUTE = 60_000;

export class Queue {
  readonly settings: QueueSettings;
  private readonly timeline: Timeline;
  private readonly random: Random;
  /** Works on a delivery; `done` is called with the ids of those that failed. */
  private readonly work: (batch: Message[], done: (failed: Set<string>) => void) => void;
  private readonly messages = new Map<number, Message>();
  private ids = 0;
  private running = 0;
  deadLetters = 0;

  constructor(
    settings: QueueSettings,
    { timeline, random }: { timeline: Timeline; random: Random },
    work: Queue['work'],
  ) {
    this.settings = settings;
    this.timeline = timeline;
    this.random = random;
    this.work = work;
  }

  send(key: string, delay: number, { writer, carried }: Partial<Meant> = {}): void {
    const body = messageBody([key], writer);
    const visibleAt = this.timeline.now + delay;
    const message = { id: this.ids++, key, body, writer, carried, visibleAt, receives: 0 };
    this.messages.set(message.id, message);
    this.timeline.at(visibleAt, () => this.poll());
  }

  private poll(): void {
    while (this.running < this.settings.width) {
      const visible = [];
      for (const message of this.messages.values())
        if (message.visibleAt <= this.timeline.now) visible.push(message);
      if (visible.length === 0) return;
      this.deliver(this.choose(visible));
    }
  }

  /** Some of them, in any order. */
  private choose(visible: Message[]): Message[] {
    const size = 1 + this.random.below(Math.min(this.settings.batch, visible.length));
    const chosen = [];
    while (chosen.length < size)
      chosen.push(...visible.splice(this.random.below(visible.length), 1));
    return chosen;
  }

  private deliver(batch: Message[]): void {
    const { timeline, settings } = this;
    const alive = batch.filter((message) => {
      message.receives++;
      message.visibleAt = timeline.now + settings.visibility;
      if (message.receives <= RECEIVES) return true;
      this.bury(message);
      return false;
    });
    if (alive.length === 0) return;
    timeline.after(settings.visibility, () => this.poll());
    this.running++;
    const receipts = alive.map(({ receives }) => receives);
    this.work(alive, (failed) => {
      this.running--;
      alive.forEach((message, at) => {
        // An old receipt may or may not delete a message that was delivered again since.
        const old = message.receives !== receipts[at] && this.random.chance(0.5);
        if (!failed.has(String(message.id)) && !old) this.messages.delete(message.id);
      });
      timeline.after(1, () => this.poll());
    });
  }

  /** The delivery whose process died: its messages come back when they become visible. */
  abandon(): void {
    this.running--;
    this.timeline.after(1, () => this.poll());
  }

  /** A dead letter, which an operator sends back within the hour. */
  private bury(message: Message): void {
    this.deadLetters++;
    this.messages.delete(message.id);
    this.timeline.after(this.random.between(MINUTE, 40 * MINUTE), () =>
      this.send(message.key, 0, message),
    );
  }
}

export function sqsEvent(batch: readonly Message[]): SQSEvent {
  return {
    Records: batch.map(({ id, body }) => ({
      messageId: String(id),
      receiptHandle: '',
      body,
      attributes: {
        ApproximateReceiveCount: '1',
        SentTimestamp: '0',
        SenderId: 'simulation',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:simulated:000000000000:queue',
      awsRegion: 'simulated',
    })),
  };
}
