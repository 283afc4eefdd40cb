import { afterAll, beforeAll, describe } from 'vitest';
import { DynamoDBTable } from '../../../functions/store/table/dynamodb.ts';
import { tableSuite } from '../../conformance/table-suite.ts';
import { hasJava, startDynamoDB, type DynamoDB } from '../../dynamodb/start-dynamodb.ts';

if (!hasJava)
  console.log('There is no Java: what DynamoDB Local says of the DynamoDB table is skipped.');

describe.runIf(hasJava)('With DynamoDB Local', () => {
  let dynamodb: DynamoDB;
  beforeAll(async () => {
    dynamodb = await startDynamoDB();
  });
  afterAll(() => dynamodb.close());

  tableSuite('the DynamoDB table', async () => {
    const place = { client: dynamodb.client, table: await dynamodb.createTable() };
    return { table: new DynamoDBTable(place), other: new DynamoDBTable(place) };
  });
});
