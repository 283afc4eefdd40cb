/**
 * A synthesized template, and what its expressions come to in an account that does not exist. Two
 * resources name each other in it by reference or by name: evaluated, both are the same string.
 */

export const ACCOUNT = '111122223333';
export const REGION = 'eu-west-1';

export type Properties = Record<string, unknown>;

export interface Resource {
  logicalId: string;
  properties: Properties;
  deletionPolicy: string | undefined;
}

interface Raw {
  Resources: Record<string, { Type: string; Properties?: Properties; DeletionPolicy?: string }>;
  Outputs: Record<string, { Value: unknown; Description: string }>;
}

export class SynthesizedTemplate {
  readonly raw: Raw;
  readonly #account: string;
  readonly #region: string;
  readonly #pseudo: Record<string, string>;

  constructor(raw: object, account = ACCOUNT, region = REGION) {
    this.raw = raw as Raw;
    this.#account = account;
    this.#region = region;
    this.#pseudo = {
      'AWS::AccountId': account,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
    };
  }

  /** All resources of a type, their properties evaluated. */
  all(type: string): Resource[] {
    return Object.entries(this.raw.Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([logicalId, { Properties = {}, DeletionPolicy }]) => ({
        logicalId,
        properties: this.evaluate(Properties) as Properties,
        deletionPolicy: DeletionPolicy,
      }));
  }

  /** The one resource of a type whose logical id begins so. */
  one(type: string, begins = ''): Resource {
    const found = this.all(type).filter(({ logicalId }) => logicalId.startsWith(begins));
    if (found.length !== 1) throw new Error(`${found.length} of ${type} begin with "${begins}"`);
    return found[0]!;
  }

  output(name: string): unknown {
    return this.evaluate(this.raw.Outputs[name]?.Value);
  }

  evaluate(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item) => this.evaluate(item));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [name, argument] = entries[0] ?? [];
    if (entries.length === 1 && (name === 'Ref' || name?.startsWith('Fn::')))
      return this.#function(name, argument);
    return Object.fromEntries(entries.map(([key, item]) => [key, this.evaluate(item)]));
  }

  #function(name: string, argument: unknown): unknown {
    if (name === 'Ref') return this.#pseudo[argument as string] ?? this.#ref(argument as string);
    if (name === 'Fn::GetAtt') return this.#attribute(...(argument as [string, string]));
    if (name === 'Fn::Sub')
      return (argument as string).replace(/\$\{([^}]+)\}/g, (_, key: string) => this.#pseudo[key]!);
    const values = this.evaluate(argument) as [never, never];
    if (name === 'Fn::Join') return (values[1] as string[]).join(values[0]);
    if (name === 'Fn::Split') return (values[1] as string).split(values[0]);
    if (name === 'Fn::Select') return (values[1] as string[])[Number(values[0])];
    throw new Error(`${name} is not known here.`);
  }

  /** What `Ref` gives: the name of most things, the URL of a queue. */
  #ref(logicalId: string): string {
    const { Type } = this.raw.Resources[logicalId]!;
    const name = this.#name(logicalId);
    return Type === 'AWS::SQS::Queue' && name !== undefined
      ? `https://sqs.${this.#region}.amazonaws.com/${this.#account}/${name}`
      : (name ?? `<${logicalId}>`);
  }

  #attribute(logicalId: string, attribute: string): string {
    const name = this.#name(logicalId);
    if (attribute !== 'Arn' || name === undefined) return `<${logicalId}.${attribute}>`;
    const { Type } = this.raw.Resources[logicalId]!;
    if (Type === 'AWS::S3::Bucket') return `arn:aws:s3:::${name}`;
    if (Type === 'AWS::SQS::Queue') return `arn:aws:sqs:${this.#region}:${this.#account}:${name}`;
    if (Type === 'AWS::DynamoDB::Table')
      return `arn:aws:dynamodb:${this.#region}:${this.#account}:table/${name}`;
    if (Type === 'AWS::Lambda::Function')
      return `arn:aws:lambda:${this.#region}:${this.#account}:function:${name}`;
    return `<${logicalId}.Arn>`;
  }

  #name(logicalId: string): string | undefined {
    const { Properties = {} } = this.raw.Resources[logicalId]!;
    const name =
      Properties.BucketName ??
      Properties.QueueName ??
      Properties.FunctionName ??
      Properties.TableName;
    return this.evaluate(name) as string | undefined;
  }
}
