import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type QueryCommandInput,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { compareKeys } from '../key.ts';
import { StoreError } from '../store.ts';
import { cancelled, failureOf } from './dynamodb-failure.ts';
import { boundsOf, checkQuery } from './range.ts';
import { checkKeys, checkRowKey, measured } from './row.ts';
import { nameOf, transactionOf } from './transaction.ts';
import type {
  Attributes,
  Change,
  Condition,
  Range,
  Row,
  RowKey,
  RowPage,
  Table,
  Token,
  TransactResult,
} from './table.ts';

type Item = Record<string, unknown>;
type Write = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** "version" is no reserved word, but "partition" is: all names stand in expressions by a sign. */
const VERSION = { '#version': 'version' };

/**
 * A table of Amazon DynamoDB with the keys `partition` and `sort`, both strings. Each row is an item,
 * beside its keys `version`, a string, and `attributes`, a map.
 *
 * The client comes from the composition root, with its region, retries and time limits. When it
 * repeats a request whose answer was lost, the token makes that harmless.
 *
 * Throws StoreError `missing` (no such table), `denied`, `throttled` or `unavailable`; no failure is
 * ever reported as "there is no such row".
 */
export class DynamoDBTable implements Table {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(options: { client: DynamoDBClient; table: string }) {
    // Everything here is a plain object already; without this, one with an attribute "constructor"
    // would be taken for an instance of some class.
    const marshallOptions = { convertClassInstanceToMap: true };
    this.#client = DynamoDBDocumentClient.from(options.client, { marshallOptions });
    this.#table = options.table;
  }

  async get(key: RowKey): Promise<Row | undefined> {
    checkRowKey(key);
    const command = new GetCommand({
      TableName: this.#table,
      Key: keyOf(key),
      ConsistentRead: true,
    });
    const { Item: item } = await this.#ask(() => this.#client.send(command));
    return item && this.#row(item);
  }

  /** What DynamoDB leaves out of a large answer (16 MB) is asked for again. */
  async getMany(keys: readonly RowKey[]): Promise<(Row | undefined)[]> {
    checkKeys(keys);
    const found = new Map<string, Row>();
    let left: Item[] = [...new Map(keys.map((key) => [nameOf(key), keyOf(key)])).values()];
    while (left.length > 0) {
      const RequestItems = { [this.#table]: { Keys: left, ConsistentRead: true } };
      const command = new BatchGetCommand({ RequestItems });
      const answer = await this.#ask(() => this.#client.send(command));
      const rows = (answer.Responses?.[this.#table] ?? []).map((item) => this.#row(item));
      for (const row of rows) found.set(nameOf(row), row);
      const unprocessed = answer.UnprocessedKeys?.[this.#table]?.Keys ?? [];
      // Not one: it has no capacity for us now. Throwing means: the whole run again, later.
      if (rows.length === 0 && unprocessed.length >= left.length)
        throw failureOf({ name: 'UnprocessedKeys' }, this.#table, 'throttled');
      left = unprocessed;
    }
    return keys.map((key) => found.get(nameOf(key)));
  }

  async query(partition: string, range: Range = {}): Promise<RowPage> {
    checkQuery(partition, range);
    // DynamoDB takes no range without a place for a row, and no beginning outside of the range.
    if (boundsOf(range) === undefined) return { rows: [] };
    const command = new QueryCommand({
      TableName: this.#table,
      ConsistentRead: true,
      ScanIndexForward: range.descending !== true,
      ...(range.limit !== undefined && { Limit: range.limit }),
      ...keyCondition(partition, range),
      ...(range.after !== undefined &&
        isWithin(range, range.after) && {
          ExclusiveStartKey: { partition, sort: range.after },
        }),
    });
    const { Items = [], LastEvaluatedKey } = await this.#ask(() => this.#client.send(command));
    const next = LastEvaluatedKey?.sort as string | undefined;
    return { rows: Items.map((item) => this.#row(item)), ...(next !== undefined && { next }) };
  }

  async transact(token: Token, changes: readonly Change[]): Promise<TransactResult> {
    const transaction = transactionOf(token, changes);
    const command = new TransactWriteCommand({
      ClientRequestToken: token,
      TransactItems: transaction.changes.map((change) => writeOf(this.#table, token, change)),
    });
    try {
      await this.#client.send(command);
      return { ok: true };
    } catch (error) {
      return cancelled(error, token, this.#table);
    }
  }

  /** DynamoDB keeps no order of names: they are put into that of all adapters. */
  #row({ partition, sort, version, attributes }: Item): Row {
    const key = { partition: partition as string, sort: sort as string };
    try {
      if (typeof version !== 'string') throw new TypeError('It has no version.');
      return { ...key, version, attributes: measured(attributes as Attributes).attributes };
    } catch (error) {
      const name = JSON.stringify(`${key.partition} ${key.sort}`);
      const what = `The row ${name} of "${this.#table}" is damaged: delete it, and the sweep brings it back.`;
      throw new StoreError('unavailable', what, { cause: error });
    }
  }

  async #ask<T>(send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      throw failureOf(error, this.#table);
    }
  }
}

/** A copy of the key alone. */
function keyOf({ partition, sort }: RowKey): Item {
  return { partition, sort };
}

function writeOf(TableName: string, token: Token, change: Change): Write {
  const Key = keyOf(change);
  const condition = conditionOf(change.condition);
  switch (change.kind) {
    case 'put': {
      const Item = { ...Key, version: token, attributes: change.attributes };
      return { Put: { TableName, Item, ...condition } };
    }
    case 'delete':
      return { Delete: { TableName, Key, ...condition } };
    case 'check':
      return { ConditionCheck: { TableName, Key, ...conditionOf(change.condition) } };
  }
}

function conditionOf(condition: Condition): { ConditionExpression: string };
function conditionOf(condition: Condition | undefined): { ConditionExpression?: string };
function conditionOf(condition: Condition | undefined): object {
  if (condition === undefined) return {};
  if (!('version' in condition))
    return {
      ConditionExpression: 'attribute_not_exists(#version)',
      ExpressionAttributeNames: VERSION,
    };
  return {
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: VERSION,
    ExpressionAttributeValues: { ':version': condition.version },
  };
}

/** Values of an expression, by their names in it. */
type Values = Record<string, string>;

function keyCondition(
  partition: string,
  range: Range,
): Pick<
  QueryCommandInput,
  'KeyConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
> {
  const [condition, values] = sortCondition(range);
  return {
    KeyConditionExpression: `#partition = :partition${condition && ` AND ${condition}`}`,
    ExpressionAttributeNames: { '#partition': 'partition', ...(condition && { '#sort': 'sort' }) },
    ExpressionAttributeValues: { ':partition': partition, ...values },
  };
}

/** The range without `after`: DynamoDB takes one condition for the sort key. */
function sortCondition({ prefix, from, to }: Range): [string, Values] {
  if (prefix !== undefined) return ['begins_with(#sort, :prefix)', { ':prefix': prefix }];
  if (from !== undefined && to !== undefined)
    return ['#sort BETWEEN :from AND :to', { ':from': from, ':to': to }];
  if (from !== undefined) return ['#sort >= :from', { ':from': from }];
  if (to !== undefined) return ['#sort <= :to', { ':to': to }];
  return ['', {}];
}

/** Whether a sort key is in the range, so that a page may begin behind it. */
function isWithin({ prefix, from, to }: Range, sort: string): boolean {
  if (prefix !== undefined) return sort.startsWith(prefix);
  const isBefore = from !== undefined && compareKeys(sort, from) < 0;
  return !isBefore && (to === undefined || compareKeys(sort, to) <= 0);
}
